import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";

interface Props {
  readonly id: string;
  readonly title: string;
  /** Shown beside the title. */
  readonly count?: number;
  readonly open?: boolean;
  /** A function: what is folded away is not drawn before it is opened, so that the grade comes sooner. */
  readonly children: () => ComponentChildren;
}

/** A part of the report that folds. Native `details`: keyboard and screen readers know it. */
export function Section({ id, title, count, open = false, children }: Props) {
  const [drawn, setDrawn] = useState(open);
  return (
    <details class="section" id={id} open={open} onToggle={() => setDrawn(true)}>
      <summary class="section-summary">
        <h2 class="section-title">{title}</h2>
        {count !== undefined && <span class="count">{count}</span>}
      </summary>
      <div class="section-body">{drawn && children()}</div>
    </details>
  );
}
