using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Hearings.Access;
using Hearings.Evidence;

namespace Hearings.Recommendations;

/// <summary>An officer of the body prepares evidence for another one to sign.</summary>
/// <param name="AddresseeId">The body's part.</param>
/// <param name="FormKey">The form whose staged files are added.</param>
/// <param name="Kept">Files of what was prepared before, or of the last version, that stay in.</param>
/// <param name="Links">Web addresses, one a line.</param>
/// <param name="Note">What the body says to it.</param>
public sealed record LoadEvidence(Guid AddresseeId, Guid FormKey, ImmutableArray<Guid> Kept, string? Links, string? Note);

/// <summary>Runs <see cref="LoadEvidence"/>.</summary>
public sealed class LoadEvidenceHandler(RemediationDesk desk, StagedFiles staged)
{
    /// <summary>Stores it as prepared, unsigned; what was prepared before is replaced. Refused once the body's part has ended.</summary>
    public Task<Addressee> Handle(LoadEvidence command, Actor actor, CancellationToken cancel = default) =>
        desk.Move(command.AddresseeId, actor, [Role.Loader, Role.Signer], async move =>
        {
            var earlier = move.Addressee.Prepared ?? move.Addressee.LastSubmitted;
            var kept = (earlier?.Files ?? []).Where(f => command.Kept.Contains(f.FileId)).Select(f => new EvidenceFile(f.FileId, f.Name, f.Size, f.Sha256));
            var added = (await staged.Take(command.FormKey, actor, move.Addressee.BodyId, cancel: cancel)).Select(f => new EvidenceFile(f.Id, f.Name, f.Size, f.Sha256));
            var submission = move.Addressee.Load(EvidenceContent.Of([.. kept, .. added], command.Links, command.Note), actor.UserId!.Value, move.Now);
            move.Record("EvidenceLoaded", new { version = submission.Version, files = submission.Files.Count, links = submission.Links.Length });
            return null;
        }, cancel);
}
