import type { ComponentChildren } from "preact";

interface Props {
  readonly id: string;
  readonly title: string;
  /** Shown beside the title. */
  readonly count?: number;
  readonly open?: boolean;
  readonly children: ComponentChildren;
}

/** A part of the report that folds. Native `details`: keyboard and screen readers know it. */
export function Section({ id, title, count, open = false, children }: Props) {
  return (
    <details class="section" id={id} open={open}>
      <summary class="section-summary">
        <h2 class="section-title">{title}</h2>
        {count !== undefined && <span class="count">{count}</span>}
      </summary>
      <div class="section-body">{children}</div>
    </details>
  );
}
