using HotChocolate;
using HotChocolate.Authorization;
using HotChocolate.Types;
using RiskMap.Api.Accounts;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Erasing;

[ExtendObjectType("Mutation")]
public sealed class ErasureMutations
{
    /// <summary>
    /// Takes the personal data of one record out for good, where it stands and in the history, because the person asks (个人信息保护法 47): what was done stays
    /// on record, and the audit says that they were taken out, not what they were. A delivery that says them anew brings them back: take them out of the list
    /// that it is made from too.
    /// </summary>
    [Authorize(Policy = Permits.Administer)]
    public async Task<Erasure> ErasePersonalDataAsync(
        [Service] DataVersions areas, [Service] ErasureStore store,
        [GraphQLDescription("Code of the area.")] string area,
        [GraphQLDescription("Of what.")] PersonalRecord of,
        [GraphQLDescription("Id of the contact, the household or, of a signature, the visit.")] Guid id, CancellationToken cancel) =>
        await store.EraseAsync((await areas.RequireAsync(area, cancel)).Code, of, id, cancel);
}
