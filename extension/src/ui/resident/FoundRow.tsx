import { useContext, useEffect, useState } from "preact/hooks";
import { firstPlace } from "../../app/places";
import { addressText, openable } from "../../format";
import type { FoundTopic } from "../../gen/types/FoundTopic";
import type { Report } from "../../gen/types/Report";
import type { TopicFinding } from "../../gen/types/TopicFinding";
import { t } from "../../i18n";
import { Pointable, useActions } from "../actions";
import { Label } from "../Button";
import { ShowButton } from "../Place";
import { answerOf, answerText } from "./answer";

interface Props {
  readonly topic: FoundTopic;
  readonly report: Report | null;
}

/** A topic that was searched: here, behind a link on the page, or somewhere else. */
export function FoundRow({ topic, report }: Props) {
  const finding = report?.topics.find(({ id }) => id === topic.id);
  return (
    <li class="found-row" data-topic={topic.id}>
      <p class="found-name">{topic.name}</p>
      {finding === undefined || report === null ? (
        <Elsewhere topic={topic} known={report !== null} />
      ) : (
        <Here finding={finding} report={report} />
      )}
    </li>
  );
}

/** The form when the page leads to it; else the link, else the place. */
function Here({ finding, report }: { readonly finding: TopicFinding; readonly report: Report }) {
  const actions = useActions();
  const pointable = useContext(Pointable);
  const [link, setLink] = useState<string | null>(null);
  const service = report.services.find(({ topic, channels }) => topic === finding.id && channels.length > 0);
  const answer = service === undefined ? null : answerOf(service);
  const form = answer?.tone === "yes" ? openable(answer.way?.target ?? null) : null;
  const place = firstPlace(finding);

  useEffect(() => {
    if (form === null && pointable)
      actions.linkOf(finding.evidence).then((found) => setLink(openable(found)));
  }, [finding, form, pointable]);

  return (
    <>
      <p class="found-where">
        {form === null && link !== null ? t("foundLink") : t("foundHere")}
        {answer !== null && <strong class="found-answer">{answerText(answer)}</strong>}
      </p>
      <div class="found-actions">
        {form !== null && <Open address={form} text={t("toForm")} primary />}
        {form === null && link !== null && <Open address={link} text={t("toPage")} primary />}
        {place !== null && <ShowButton evidence={place.evidence} id={place.key} />}
      </div>
    </>
  );
}

function Elsewhere({ topic, known }: { readonly topic: FoundTopic; readonly known: boolean }) {
  const address = openable(topic.nationalUrl);
  return (
    <>
      <p class="found-where">{known ? t("foundNotHere") : t("foundUnread")}</p>
      {address !== null && (
        <div class="found-actions">
          <Open address={address} text={t("toNational", topic.nationalName)} />
        </div>
      )}
    </>
  );
}

interface OpenProps {
  readonly address: string;
  readonly text: string;
  readonly primary?: boolean;
}

function Open({ address, text, primary = false }: OpenProps) {
  return (
    <a
      class={`nl-button ${primary ? "nl-button--primary" : "nl-button--secondary"}`}
      href={address}
      target="_blank"
      rel="noopener noreferrer"
      aria-label={t("openTargetOf", `${text}, ${addressText(address)}`)}
    >
      <Label after="out">{text}</Label>
    </a>
  );
}
