using GreenDonut;
using HotChocolate;
using HotChocolate.Authorization;
using HotChocolate.Types;
using RiskMap.Api.Accounts;
using RiskMap.Api.Corrections;

namespace RiskMap.Api.Buildings.Entry;

/// <summary>What people enter and correct about premises. Every change says who made it and how he knew, is on record, and can be taken back.</summary>
[ExtendObjectType("Mutation")]
public sealed class PremisesMutations
{
    /// <summary>Enters premises that are not on record; they must have a name or an address.</summary>
    [Authorize(Policy = Permits.Record)]
    public Task<PremisesEdit> CreatePremisesAsync(
        [Service] PremisesEntries entries,
        [GraphQLDescription("Code of the area.")] string area,
        [GraphQLDescription("What is known about them.")] PremisesFacts facts,
        [GraphQLDescription("Who enters them, and how he knows.")] EntryInput entry, CancellationToken cancel,
        [GraphQLDescription("Where they are; none: their place is not known.")] PlaceInput? place = null) =>
        entries.WriteAsync(area, null, null, facts, place, [], entry, cancel);

    /// <summary>Corrects facts about premises, or their place.</summary>
    [Authorize(Policy = Permits.Record)]
    public Task<PremisesEdit> EditPremisesAsync(
        [Service] PremisesEntries entries,
        [GraphQLDescription("Code of the area.")] string area,
        [GraphQLDescription("Id of the premises.")] Guid premises,
        [GraphQLDescription("The version that the person saw: if they have changed since, nothing is written, and both values come back.")] string version,
        [GraphQLDescription("What shall be different.")] PremisesFacts facts,
        [GraphQLDescription("Who corrects it, and how he knows.")] EntryInput entry, CancellationToken cancel,
        [GraphQLDescription("Where they are; none: as it is on record.")] PlaceInput? place = null,
        [GraphQLDescription("What is not known after all.")] IReadOnlyList<PremisesField>? clear = null) =>
        entries.WriteAsync(area, premises, version, facts, place, clear ?? [], entry, cancel);

    /// <summary>Enters what was filed, or when it is due (三项备案).</summary>
    [Authorize(Policy = Permits.Record)]
    public Task<PremisesEdit> FilePremisesAsync(
        [Service] PremisesEntries entries,
        [GraphQLDescription("Code of the area.")] string area,
        [GraphQLDescription("Id of the premises.")] Guid premises,
        [GraphQLDescription("The version that the person saw: if they have changed since, nothing is written, and both values come back.")] string version,
        [GraphQLDescription("The filings; those that are not named stay as they are.")] IReadOnlyList<FilingFacts> filings,
        [GraphQLDescription("Who enters it, and how he knows.")] EntryInput entry, CancellationToken cancel) =>
        entries.FileAsync(area, premises, version, filings, entry, cancel);

    /// <summary>Enters, corrects or takes out contact persons. The history says that they changed, never their names or numbers; so it cannot be taken back.</summary>
    [Authorize(Policy = Permits.Record), Authorize(Policy = Permits.Contacts)]
    public Task<PremisesEdit> EditContactsAsync(
        [Service] PremisesEntries entries,
        [GraphQLDescription("Code of the area.")] string area,
        [GraphQLDescription("Id of the premises.")] Guid premises,
        [GraphQLDescription("New ones, and ones that are on record with their values as they shall be.")] IReadOnlyList<ContactFacts> contacts,
        [GraphQLDescription("Who enters it, and how he knows.")] EntryInput entry, CancellationToken cancel,
        [GraphQLDescription("Those that go.")] IReadOnlyList<ContactRemoval>? remove = null) =>
        entries.ContactsAsync(area, premises, contacts, remove ?? [], entry, cancel);

    /// <summary>Takes a change back; premises that were entered by mistake go off the record.</summary>
    [Authorize(Policy = Permits.Record)]
    public Task<PremisesEdit> UndoPremisesChangeAsync(
        [Service] PremisesEntries entries,
        [GraphQLDescription("Code of the area.")] string area,
        [GraphQLDescription("Id of the change, as an answer or the history gave it.")] Guid change,
        [GraphQLDescription("Who takes it back.")] EntryInput entry, CancellationToken cancel) =>
        entries.UndoAsync(area, change, entry, cancel);
}

[ExtendObjectType("Subscription")]
public sealed class PremisesSubscriptions
{
    /// <summary>Somebody entered or changed premises of the area, their filings or their contacts through this server; from now on.</summary>
    [Subscribe, Topic("premises-{area}")]
    [Authorize(Policy = Permits.Look)]
    public PremisesChange PremisesChanged([GraphQLDescription("Code of the area.")] string area, [EventMessage] PremisesChange change) => change;
}

[ExtendObjectType(typeof(PremisesChange))]
public sealed class PremisesChangeFields
{
    /// <summary>The premises as they stand on record now; null: they were taken off the record, or lie where the listener may not look.</summary>
    public Task<Premises?> GetPremisesAsync([Parent] PremisesChange change, [Service] PremisesStore store, CancellationToken cancel) =>
        store.FindAsync(change.AreaCode, null, change.Id, cancel);
}

[ExtendObjectType(typeof(PremisesEdit))]
public sealed class PremisesEditFields
{
    /// <summary>The premises as they stand on record now; null: they are not on record.</summary>
    public async Task<Premises?> GetPremisesAsync([Parent] PremisesEdit edit, [Service] PremisesStore store, CancellationToken cancel) =>
        edit.Row is { } id ? await store.FindAsync(edit.AreaCode, null, id, cancel) : null;
}

[ExtendObjectType(typeof(Premises))]
public sealed class PremisesHistoryFields
{
    /// <summary>Names the state that the record is in: a correction says which it saw.</summary>
    public async Task<string> GetVersionAsync([Parent] Premises premises, VersionOfPremises versions, CancellationToken cancel) =>
        await versions.LoadAsync((premises.AreaCode, premises.Id), cancel) ?? "";

    /// <summary>What people and deliveries did to them, the newest first.</summary>
    public async Task<IReadOnlyList<HistoryEntry>> GetHistoryAsync(
        [Parent] Premises premises, [Service] EntryStore store, CancellationToken cancel,
        [GraphQLDescription("How many at most, from 1 to 500.")] int limit = 100) =>
        [.. (await store.HistoryAsync(PremisesEntryStore.Table, premises.AreaCode, premises.Id, Entered.History(limit), PremisesEntries.Shown, cancel)).Select(e => e.Entry)];
}

/// <summary>Versions of premises: one statement for all that a request asks for.</summary>
public sealed class VersionOfPremises(EntryStore store, IBatchScheduler scheduler, DataLoaderOptions options)
    : VersionOfRow(PremisesEntryStore.Table, store, scheduler, options);
