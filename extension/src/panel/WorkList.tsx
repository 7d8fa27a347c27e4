import { useId, useState } from "preact/hooks";
import { adviceFor } from "../app/advice";
import { advice } from "../app/state";
import type { Slot } from "../editor/protocol";
import { type Key, t } from "../i18n";
import { Advice } from "../ui/editor/Finding";
import { gainText, workText } from "../ui/editor/Tasks";
import { Place } from "../ui/Place";
import { Section } from "../ui/Section";
import { useCommands } from "./actions";
import { type DismissReason, REASONS } from "./dismissals";
import * as state from "./state";
import type { WorkItem, WorkRow } from "./work";

const REASON_TEXTS: Readonly<Record<DismissReason, Key>> = {
  not_applicable: "panelReasonNotApplicable",
  elsewhere: "panelReasonElsewhere",
  wrong: "panelReasonWrong",
};

/** What to do, most gain for the time it takes first. */
export function WorkList({ slot }: { readonly slot: Slot }) {
  const rows = state.work.value;
  const open = rows.filter(({ done }) => !done).length;
  if (rows.length === 0) return null;
  return (
    <Section id="work" title={t("panelWork")} count={open} open>
      {() => (
        <>
          <p class="section-intro">{t("panelWorkIntro")}</p>
          <ul class="work">
            {state.work.value.map((row) => (
              <Row key={row.item.id} row={row} slot={slot} />
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}

function Row({ row, slot }: { readonly row: WorkRow; readonly slot: Slot }) {
  const { item, done } = row;
  const commands = useCommands();
  const [opened, setOpened] = useState(false);
  return (
    <li class={done ? "task task-done" : "task"} data-task={item.id} data-done={done}>
      <details
        class="task-details"
        onToggle={(event) => {
          setOpened(event.currentTarget.open);
          commands.loadAdvice();
        }}
      >
        <summary class="task-summary">
          <span class="task-box" aria-hidden="true">
            {done ? "✓" : ""}
          </span>
          <span class="task-text">
            <span class="task-title">{item.title}</span>
            <span class="task-meta">{done ? t("panelDone") : <Worth item={item} />}</span>
          </span>
        </summary>
        {opened && (
          <div class="task-body">
            {item.evidence !== null && <Place evidence={item.evidence} id={`${slot}/${item.id}`} />}
            {!done && <Ready item={item} slot={slot} />}
            {!done && <SetAside row={row} />}
          </div>
        )}
      </details>
    </li>
  );
}

/** What it brings, how long it takes, and who does it. */
function Worth({ item }: { readonly item: WorkItem }) {
  return (
    <>
      <span class="task-gain">{gainText(item)}</span> · {workText(item)}
    </>
  );
}

/** The paragraph that is ready to be put on the page. The panel itself never writes it there. */
function Ready({ item, slot }: { readonly item: WorkItem; readonly slot: Slot }) {
  const text = adviceFor(advice.value, item.textKey, item.topic);
  return text === null ? null : <Advice id={`${slot}/${item.id}`} advice={text} />;
}

function SetAside({ row: { item } }: { readonly row: WorkRow }) {
  const commands = useCommands();
  const [wholeSite, setWholeSite] = useState(false);
  const id = useId();
  return (
    <div class="set-aside">
      <p class="set-aside-title" id={id}>
        {t("panelSetAside")}
      </p>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would announce its legend before each button */}
      <div class="set-aside-buttons" role="group" aria-labelledby={id}>
        {REASONS.map((reason) => (
          <button
            key={reason}
            type="button"
            class="nl-button nl-button--secondary button-small"
            data-reason={reason}
            onClick={() => commands.dismiss(item, reason, wholeSite)}
          >
            {t(REASON_TEXTS[reason])}
          </button>
        ))}
      </div>
      <label class="check">
        <input type="checkbox" checked={wholeSite} onChange={() => setWholeSite(!wholeSite)} />
        <span>{t("panelWholeSite")}</span>
      </label>
    </div>
  );
}

/** The words for a reason. */
export function reasonText(reason: DismissReason): string {
  return t(REASON_TEXTS[reason]);
}
