/** For code-scanning tools: SARIF 2.1.0 (OASIS), one run, one result a diagnostic. */
import type { Log, PhysicalLocation, Region, ReportingDescriptor, Result } from 'sarif';
import type { Diagnostic } from '../../../../schemas/types.ts';
import type { Format } from './format.ts';

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';

export const sarif: Format = (fresh, { path, before }) => {
  const diagnostics = [...fresh, ...(before?.diagnostics ?? [])];
  const rules = [...new Set(diagnostics.map(({ rule }) => rule))].sort();
  const log: Log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'healthwire', rules: rules.map((id) => descriptor(id, diagnostics)) },
        },
        columnKind: 'utf16CodeUnits',
        results: diagnostics.map((diagnostic, i) => ({
          ...result(diagnostic, path(diagnostic.file), rules.indexOf(diagnostic.rule)),
          // Section 3.27.24: what was there before is not new, where somebody asked which is.
          ...(before && { baselineState: i < fresh.length ? 'new' : 'unchanged' }),
        })),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
};

/** A rule's severity is set by the site and can differ from remark to remark, so only results carry it. */
function descriptor(id: string, diagnostics: readonly Diagnostic[]): ReportingDescriptor {
  const helpUri = diagnostics.find(({ rule, url }) => rule === id && url !== undefined)?.url;
  return { id, ...(helpUri !== undefined && { helpUri }) };
}

function result(diagnostic: Diagnostic, file: string, ruleIndex: number): Result {
  const { rule, severity, reason, suggestion, endColumn } = diagnostic;
  const location: PhysicalLocation = {
    artifactLocation: { uri: file.split('/').map(encodeURIComponent).join('/') },
    region: region(diagnostic),
  };
  return {
    ruleId: rule,
    ruleIndex,
    level: severity,
    message: { text: reason },
    locations: [{ physicalLocation: location }],
    // Without an end nobody knows what the suggestion is to replace.
    ...(suggestion !== undefined &&
      endColumn !== undefined && { fixes: [fix(location, suggestion)] }),
  };
}

/** Section 3.30: without an end the region is the rest of the line. */
function region({ line, column, endLine, endColumn }: Diagnostic): Region {
  return {
    startLine: line,
    startColumn: column,
    ...(endLine !== undefined && { endLine }),
    ...(endColumn !== undefined && { endColumn }),
  };
}

function fix({ artifactLocation, region }: PhysicalLocation, text: string) {
  return {
    description: { text: `Write: ${text}` },
    artifactChanges: [
      {
        artifactLocation: artifactLocation!,
        replacements: [{ deletedRegion: region!, insertedContent: { text } }],
      },
    ],
  };
}
