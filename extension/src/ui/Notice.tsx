import type { ComponentChildren } from "preact";
import type { Limit } from "../gen/types/Limit";
import { t } from "../i18n";

interface Props {
  readonly title?: string;
  readonly children: ComponentChildren;
}

/** Something that a person must know before reading on. */
export function Notice({ title, children }: Props) {
  return (
    <div class="notice">
      {title !== undefined && <h2 class="notice-title">{title}</h2>}
      {children}
    </div>
  );
}

/** Parts of the page that were not read. */
export function Limits({ limits }: { readonly limits: readonly Limit[] }) {
  if (limits.length === 0) return null;
  return (
    <Notice title={t("limits")}>
      <ul class="plain">
        {limits.map((limit) => (
          <li key={limit.kind}>{limit.text}</li>
        ))}
      </ul>
    </Notice>
  );
}
