import type { Source } from "../gen/types/Source";
import type { SourceKind } from "../gen/types/SourceKind";
import { type Key, t } from "../i18n";

const KINDS: Readonly<Record<SourceKind, Key>> = {
  law: "sourceLaw",
  sdg: "sourceSdg",
  ipm: "sourceIpm",
  advice: "sourceAdvice",
};

/** Where a demand comes from. Law and advice never look the same. */
export function SourceNote({ source }: { readonly source: Source }) {
  return (
    <span class="source">
      <span class={`source-kind source-${source.kind}`}>{t(KINDS[source.kind])}</span> {source.name}
    </span>
  );
}
