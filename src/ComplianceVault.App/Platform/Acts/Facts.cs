using Microsoft.Extensions.DependencyInjection;

namespace ComplianceVault.App.Platform.Acts;

/// <summary>Something that happened and that other features may have to follow, in the same transaction.</summary>
public interface IFact;

/// <summary>A feature's answer to another feature's fact.</summary>
public interface IFactHandler<in TFact>
    where TFact : IFact
{
    Task HandleAsync(TFact fact, Act act);
}

/// <summary>Calls the registered handlers of a fact in the order in which the modules list them.</summary>
public sealed class FactHandlers(IServiceProvider services)
{
    internal async Task HandleAsync(IFact fact, Act act)
    {
        var contract = typeof(IFactHandler<>).MakeGenericType(fact.GetType());
        var method = contract.GetMethod(nameof(IFactHandler<IFact>.HandleAsync))!;
        foreach (var handler in services.GetServices(contract))
            await (Task)method.Invoke(handler, [fact, act])!;
    }
}
