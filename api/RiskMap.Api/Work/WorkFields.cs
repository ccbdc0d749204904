using HotChocolate;
using HotChocolate.Authorization;
using HotChocolate.Types;

namespace RiskMap.Api.Work;

[ExtendObjectType("Mutation")]
public sealed class WorkMutations
{
    /// <summary>Stops a request that named its work, by the header RiskMap-Work or the parameter work of its address. False: none of that name runs.</summary>
    [AllowAnonymous]
    public bool CancelWork([GraphQLDescription("The name that the request gave.")] Guid id, [Service] RunningWork running) => running.Cancel(id);
}

/// <summary>What can be listened to.</summary>
public sealed class Subscription
{
    /// <summary>How far a request has come that named its work, by the header RiskMap-Work or the parameter work of its address; from now until it ends.</summary>
    [Subscribe, Topic("work-{id}")]
    public WorkProgress WorkProgress([GraphQLDescription("The name that the request gave, or will give.")] Guid id, [EventMessage] WorkProgress progress) => progress;
}
