import { type ComponentChildren, createContext } from "preact";
import { useContext, useState } from "preact/hooks";
import { adviceFor } from "../../app/advice";
import { advice } from "../../app/state";
import type { AdviceText } from "../../gen/types/AdviceText";
import type { Evidence } from "../../gen/types/Evidence";
import type { Outcome } from "../../gen/types/Outcome";
import type { Source } from "../../gen/types/Source";
import { t } from "../../i18n";
import { Unfolded } from "../actions";
import { Icon, type IconName } from "../Icon";
import { markText } from "../Mark";
import { Place } from "../Place";
import { SourceNote } from "../SourceNote";
import { CopyButton } from "./CopyButton";

const ICONS: Readonly<Record<Outcome, IconName>> = {
  pass: "check",
  partial: "half",
  fail: "cross",
  cant_tell: "question",
  not_applicable: "dash",
};

/** The topic that the page is about: some texts are for one topic only. */
export const Subject = createContext<string | null>(null);

interface Props {
  /** Key of its place on the page, unique in the report. */
  readonly id: string;
  readonly name: string;
  readonly outcome: Outcome;
  /** A few words at the end of the line. */
  readonly note?: string;
  readonly sources?: readonly Source[];
  readonly evidence?: Evidence | null;
  /** Key of the ready text. */
  readonly task?: string;
  readonly children?: ComponentChildren;
}

/** A finding on one line, that opens to what was seen, where it comes from, and what to write. */
export function Finding(props: Props) {
  const opened = useContext(Unfolded);
  const [drawn, setDrawn] = useState(opened);
  const { id, name, outcome, note } = props;
  return (
    <details class="finding" data-finding={id} open={opened} onToggle={() => setDrawn(true)}>
      <summary class="finding-summary">
        <span class={`sign sign-${outcome}`}>
          <Icon name={ICONS[outcome]} />
          <span class="visually-hidden">{markText(outcome)}: </span>
        </span>
        <span class="finding-name">{name}</span>
        {note !== undefined && <span class="finding-note">{note}</span>}
      </summary>
      <div class="finding-body">{drawn && <Body {...props} />}</div>
    </details>
  );
}

function Body({ id, outcome, sources = [], evidence = null, task, children }: Props) {
  const subject = useContext(Subject);
  const text = task === undefined || outcome === "pass" ? null : adviceFor(advice.value, task, subject);
  return (
    <>
      {children}
      {evidence !== null && <Place evidence={evidence} id={id} />}
      {evidence === null && outcome === "fail" && children === undefined && (
        <p class="item-note">{t("notOnPage")}</p>
      )}
      {text !== null && <Advice id={id} advice={text} />}
      {sources.length > 0 && (
        <p class="item-note sources">
          {sources.map((source) => (
            <SourceNote key={`${source.kind} ${source.name}`} source={source} />
          ))}
        </p>
      )}
    </>
  );
}

/** What to do, and a text that is ready to be put on the page. */
export function Advice({ id, advice }: { readonly id: string; readonly advice: AdviceText }) {
  return (
    <div class="advice">
      <p class="advice-task">{advice.task}</p>
      {advice.text !== "" && (
        <>
          <blockquote class="advice-text">
            <Blanks text={advice.text} />
          </blockquote>
          <CopyButton id={id} text={advice.text} label={t("copy")} name={advice.task} />
          {advice.text.includes("[") && <p class="item-note">{t("adviceBlanks")}</p>}
        </>
      )}
      {advice.source !== null && (
        <p class="item-note">
          {t("adviceSource", advice.source)} {!advice.checked && t("adviceUnchecked")}
        </p>
      )}
    </div>
  );
}

/** A text in which the blanks to fill in stand out. */
function Blanks({ text }: { readonly text: string }) {
  const parts = text.split(/(\[[^\]]*\])/);
  return (
    <>
      {parts.map((part, at) =>
        // Every second part is what the brackets hold.
        at % 2 === 1 ? (
          <mark class="blank" key={`${at}${part}`}>
            {part}
          </mark>
        ) : (
          part
        ),
      )}
    </>
  );
}
