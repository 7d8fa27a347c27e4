import type { ComponentChildren } from "preact";
import { useContext, useState } from "preact/hooks";
import { Unfolded } from "./actions";
import { Icon } from "./Icon";

interface Props {
  readonly id: string;
  readonly title: string;
  /** Level of the heading. */
  readonly level?: 2 | 3;
  /** Shown beside the title. */
  readonly count?: number;
  /** A few words beside the title. */
  readonly note?: string;
  readonly open?: boolean;
  /** A function: what is folded away is not drawn before it is opened, so that the grade comes sooner. */
  readonly children: () => ComponentChildren;
}

/** A part of the report that folds. Native `details`: keyboard and screen readers know it. */
export function Section({ id, title, level = 2, count, note, open = false, children }: Props) {
  const opened = useContext(Unfolded) || open;
  const [drawn, setDrawn] = useState(opened);
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <details class="section" id={id} open={opened} onToggle={() => setDrawn(true)}>
      <summary class="section-summary">
        <Icon name="chevron" />
        <Heading class="section-title">{title}</Heading>
        {note !== undefined && <span class="section-note">{note}</span>}
        {count !== undefined && <span class="count nl-number-badge">{count}</span>}
      </summary>
      <div class="section-body">{drawn && children()}</div>
    </details>
  );
}
