import { useState } from "preact/hooks";
import type { EngineFailure } from "../../engine";
import { gradeText } from "../../format";
import type { Grade } from "../../gen/types/Grade";
import type { Report } from "../../gen/types/Report";
import { language, t } from "../../i18n";
import { Pointable, useActions } from "../actions";
import { Refused } from "../NoGrade";
import { Limits } from "../Notice";
import { OldResult } from "../OldResult";
import { PageHead } from "../PageHead";
import { asksOne, servicesFor } from "./answer";
import { GoodToKnow } from "./GoodToKnow";
import { Help } from "./Help";
import { Search } from "./Search";
import { ServiceCard } from "./ServiceCard";

/** More answers than this are folded away. */
const SHOWN = 3;

interface Props {
  readonly report: Report;
  /** Set when this is an old report. */
  readonly failure: EngineFailure | null;
}

/** What a resident wants to know: can I arrange this online, and if not, how? */
export function ResidentView({ report, failure }: Props) {
  return (
    <Pointable.Provider value={failure === null}>
      {failure !== null && <OldResult failure={failure} />}
      {report.grade === null ? (
        <>
          {report.refusal !== null && <Refused report={report} refusal={report.refusal} />}
          <Search />
        </>
      ) : (
        <Answered report={report} grade={report.grade} />
      )}
      <Limits limits={report.limits} />
    </Pointable.Provider>
  );
}

function Answered({ report, grade }: { readonly report: Report; readonly grade: Grade }) {
  const one = asksOne(report);
  return (
    <>
      <PageHead page={report.page} brief />
      <h1 class="question">{one ? t("residentQuestion") : t("residentSearchQuestion")}</h1>
      {!one && <Search />}
      <Answers report={report} />
      {one && <Search />}
      {one && <GoodToKnow elements={report.elements} />}
      <Help report={report} />
      <GradeLine grade={grade} />
    </>
  );
}

function Answers({ report }: { readonly report: Report }) {
  const [all, setAll] = useState(false);
  const services = servicesFor(report);
  if (services.length === 0) return <p class="nothing">{asksOne(report) ? t("noServices") : t("noWays")}</p>;
  const shown = all ? services : services.slice(0, SHOWN);
  return (
    <div class="answers">
      {shown.map((service, at) => (
        <ServiceCard
          key={service.id ?? at}
          service={service}
          number={report.services.indexOf(service)}
          missing={report.missingForms.find(({ id }) => id === service.id) ?? null}
        />
      ))}
      {shown.length < services.length && (
        <button type="button" class="nl-button nl-button--subtle" id="more" onClick={() => setAll(true)}>
          {t("moreServices", String(services.length - shown.length))}
        </button>
      )}
    </div>
  );
}

/** The grade in one line, with the way to what is behind it. */
function GradeLine({ grade }: { readonly grade: Grade }) {
  const actions = useActions();
  return (
    <p class="grade-line">
      {t("gradeLine")}{" "}
      <strong id="grade" data-tenths={grade.overall.tenths}>
        {gradeText(grade.overall.tenths, language())}
      </strong>{" "}
      ({grade.labelText}).{" "}
      <button
        type="button"
        class="link-button"
        id="why-grade"
        onClick={() => actions.choose({ audience: "editor" })}
      >
        {t("gradeLineWhy")}
      </button>
    </p>
  );
}
