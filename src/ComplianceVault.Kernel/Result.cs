using System.Diagnostics.CodeAnalysis;

namespace ComplianceVault.Kernel;

/// <summary>What kind of refusal an <see cref="Error"/> is; the edges (page, API, command line) choose colour, status and exit code by it.</summary>
public enum ErrorKind
{
    /// <summary>The input does not make sense as it is. HTTP 422, exit 2.</summary>
    Invalid,

    /// <summary>The person may not do this. HTTP 403, exit 3.</summary>
    Forbidden,

    /// <summary>The thing is not there, or does not exist for this person. HTTP 404, exit 4.</summary>
    NotFound,

    /// <summary>The state does not allow it, or somebody else was faster. HTTP 409, exit 5.</summary>
    Conflict,

    /// <summary>Something the act needs is out of order just now. HTTP 503, exit 6.</summary>
    Unavailable,
}

/// <summary>
/// A refusal a person can understand: a stable code (<c>documents.number-taken</c>) and the values its sentence needs.
/// The sentence itself lives in the resources, in both languages, under the code.
/// </summary>
public sealed record Error(string Code, ErrorKind Kind, params IReadOnlyList<object> Arguments)
{
    public static Error Invalid(string code, params IReadOnlyList<object> arguments) => new(code, ErrorKind.Invalid, arguments);

    public static Error Forbidden(string code, params IReadOnlyList<object> arguments) => new(code, ErrorKind.Forbidden, arguments);

    public static Error NotFound(string code, params IReadOnlyList<object> arguments) => new(code, ErrorKind.NotFound, arguments);

    public static Error Conflict(string code, params IReadOnlyList<object> arguments) => new(code, ErrorKind.Conflict, arguments);

    public static Error Unavailable(string code, params IReadOnlyList<object> arguments) => new(code, ErrorKind.Unavailable, arguments);

    public override string ToString() => Arguments.Count == 0 ? Code : $"{Code}({string.Join(", ", Arguments)})";
}

/// <summary>The one way to fail: an act either succeeded or carries its <see cref="Kernel.Error"/>. Bugs are exceptions, never results.</summary>
public readonly struct Result
{
    private Result(Error? error) => Error = error;

    public Error? Error { get; }

    [MemberNotNullWhen(false, nameof(Error))]
    public bool Succeeded => Error is null;

    public static Result Success => default;

    public static implicit operator Result(Error error) => new(error);

    public static Result<T> Of<T>(T value) => value;
}

/// <summary>The outcome of an act that yields a value.</summary>
public readonly struct Result<T>
{
    private readonly T? value;

    private Result(T? value, Error? error) => (this.value, Error) = (value, error);

    public Error? Error { get; }

    [MemberNotNullWhen(false, nameof(Error))]
    public bool Succeeded => Error is null;

    /// <summary>The value; asking a failed result for it is a bug and throws.</summary>
    public T Value => Error is null ? value! : throw new InvalidOperationException($"Failed result has no value: {Error}");

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Error error) => new(default, error);

    public Result WithoutValue() => Error is null ? Result.Success : Error;
}
