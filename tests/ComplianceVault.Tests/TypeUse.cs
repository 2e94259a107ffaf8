using System.Reflection;
using System.Reflection.Emit;

namespace ComplianceVault.Tests;

/// <summary>The types a type uses: in its signatures, and in the code of its methods, nested and compiler-made classes included.</summary>
internal static class TypeUse
{
    private const BindingFlags Everything = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> Codes =
        typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (OpCode)f.GetValue(null)!).ToDictionary(c => c.Value);

    public static IReadOnlySet<Type> Of(Type type)
    {
        HashSet<Type> used = [];
        foreach (var part in WithNested(type))
        {
            Add(used, part.BaseType);
            foreach (var field in part.GetFields(Everything))
                Add(used, field.FieldType);
            foreach (var method in part.GetMethods(Everything).Cast<MethodBase>().Concat(part.GetConstructors(Everything)))
                AddMethod(used, method);
        }

        return used;
    }

    private static IEnumerable<Type> WithNested(Type type) =>
        type.GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic).SelectMany(WithNested).Prepend(type);

    private static void AddMethod(HashSet<Type> used, MethodBase method)
    {
        foreach (var parameter in method.GetParameters())
            Add(used, parameter.ParameterType);
        Add(used, (method as MethodInfo)?.ReturnType);
        if (method.GetMethodBody() is not { } body)
            return;
        foreach (var local in body.LocalVariables)
            Add(used, local.LocalType);
        foreach (var token in Tokens(body.GetILAsByteArray()!))
            AddMember(used, Resolve(method, token));
    }

    private static void AddMember(HashSet<Type> used, MemberInfo? member)
    {
        Add(used, member as Type ?? member?.DeclaringType);
        Add(used, (member as MethodInfo)?.ReturnType);
        if (member is MethodInfo { IsGenericMethod: true } generic)
            Array.ForEach(generic.GetGenericArguments(), a => Add(used, a));
    }

    private static void Add(HashSet<Type> used, Type? type)
    {
        if (type is null)
            return;
        used.Add(type);
        if (type.HasElementType)
            Add(used, type.GetElementType());
        if (!type.IsGenericType || type.IsGenericTypeDefinition)
            return;
        used.Add(type.GetGenericTypeDefinition());
        Array.ForEach(type.GetGenericArguments(), a => Add(used, a));
    }

    private static MemberInfo? Resolve(MethodBase method, int token)
    {
        try
        {
            return method.Module.ResolveMember(token, method.DeclaringType?.GetGenericArguments(), method.IsGenericMethod ? method.GetGenericArguments() : null);
        }
        catch (ArgumentException)
        {
            return null; // a signature or string token names no member
        }
    }

    private static IEnumerable<int> Tokens(byte[] code)
    {
        for (var at = 0; at < code.Length;)
        {
            var op = code[at] == 0xFE ? Codes[unchecked((short)(0xFE00 | code[at + 1]))] : Codes[code[at]];
            at += op.Size;
            if (op.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok)
                yield return BitConverter.ToInt32(code, at);
            at += Length(op.OperandType, code, at);
        }
    }

    private static int Length(OperandType operand, byte[] code, int at) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
        _ => 4,
    };
}
