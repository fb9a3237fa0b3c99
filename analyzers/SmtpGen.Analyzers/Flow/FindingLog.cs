using Microsoft.CodeAnalysis;
using SmtpGen.Analyzers.Contracts;

namespace SmtpGen.Analyzers.Flow;

/// <summary>Collects what is possible at each operation, once the states no longer change.</summary>
internal sealed class FindingLog
{
    private readonly Dictionary<IOperation, SessionFinding> _findings = [];

    public bool IsOpen { get; set; }

    public IEnumerable<SessionFinding> Findings => _findings.Values;

    public void Add(IOperation operation, ISymbol member, Effects contract, ulong requires, in FactState before)
    {
        if (!IsOpen || operation.IsImplicit || !before.Exists)
            return;

        if (!_findings.TryGetValue(operation, out SessionFinding? finding))
            _findings.Add(operation, finding = new SessionFinding(operation, member, contract, requires));
        finding.Add(before);
    }
}
