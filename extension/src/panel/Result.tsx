import type { Slot } from "../editor/protocol";
import type { RefusalKind } from "../gen/types/RefusalKind";
import type { Report } from "../gen/types/Report";
import { type Key, t } from "../i18n";
import { Pointable, ShowProvider } from "../ui/actions";
import { Criteria } from "../ui/editor/Criteria";
import { Facts, Flaws, Outdated, PresentElements, Topics } from "../ui/editor/Found";
import { GradeCard } from "../ui/editor/GradeCard";
import { Services } from "../ui/editor/Services";
import { Limits, Notice } from "../ui/Notice";
import { useCommands } from "./actions";
import { Delta } from "./Delta";
import { Dismissed } from "./Dismissed";
import { History } from "./History";
import * as state from "./state";
import { WorkList } from "./WorkList";

interface Props {
  readonly slot: Slot;
  readonly outcome: state.Outcome;
}

/** The outcome of one source. */
export function Result({ slot, outcome }: Props) {
  const { report } = outcome;
  return (
    <Pointing slot={slot} outcome={outcome}>
      {outcome.failure !== null && (
        <Notice>
          <p>{t("oldResult")}</p>
          <p>{t(`failed_${outcome.failure}`)}</p>
        </Notice>
      )}
      {report.grade === null ? (
        <NoGrade slot={slot} report={report} />
      ) : (
        <Graded slot={slot} outcome={outcome} />
      )}
      <Limits limits={report.limits} />
      <div class="sections">
        <WorkList slot={slot} />
        <Dismissed />
        <Outdated outdated={state.outdated.value} />
        <Flaws flaws={report.flaws} />
        <Services services={report.services} />
        <Topics topics={report.topics} />
        <PresentElements elements={report.elements} />
        <Facts facts={report.facts} />
        {report.grade !== null && <Criteria criteria={report.grade.criteria} />}
        <History />
      </div>
    </Pointing>
  );
}

interface PointingProps extends Props {
  readonly children: preact.ComponentChildren;
}

/** Buttons below this show findings in the right text, as long as it is the text on the page. */
export function Pointing({ slot, outcome, children }: PointingProps) {
  const commands = useCommands();
  const actions = {
    show: (...[evidence, key]: [Parameters<typeof commands.show>[0], string]) =>
      commands.show(evidence, key, slot),
    copy: commands.copy,
  };
  const canPoint = outcome.canPoint && outcome.failure === null && !state.stale.value;
  return (
    <ShowProvider value={actions}>
      <Pointable.Provider value={canPoint}>{children}</Pointable.Provider>
    </ShowProvider>
  );
}

function Graded({ slot, outcome }: Props) {
  const { report } = outcome;
  if (report.grade === null) return null;
  return (
    <>
      <div class="graded">
        <GradeCard grade={report.grade} />
        <Delta delta={outcome.delta} />
      </div>
      {slot === "field" && <FieldNote report={report} />}
    </>
  );
}

/** What a grade of one field does not say. */
function FieldNote({ report }: { readonly report: Report }) {
  const channels = report.services.some((service) => service.channels.length > 0);
  return (
    <div class="field-note">
      {!channels && <p>{t("panelNoChannel")}</p>}
      <p class="hint">{t("panelFieldOnly")}</p>
    </div>
  );
}

/** Why there is no grade; for a text that is being written, what is still to come. */
function NoGrade({ slot, report }: { readonly slot: Slot; readonly report: Report }) {
  const { refusal } = report;
  const own = slot === "field" ? fieldRefusal(refusal?.kind) : null;
  return (
    <section class="no-grade" data-refusal={refusal?.kind}>
      <h1 class="no-grade-title">{t(slot === "field" ? "panelNoGradeField" : "noGrade")}</h1>
      {refusal !== null && <p>{own === null ? refusal.text : t(own)}</p>}
      {refusal?.nearestTopicName && <p>{t("nearestTopic", refusal.nearestTopicName)}</p>}
    </section>
  );
}

function fieldRefusal(kind: RefusalKind | undefined): Key | null {
  if (kind === "empty") return "panelFieldEmpty";
  return kind === "not_social" ? "panelFieldNotSocial" : null;
}
