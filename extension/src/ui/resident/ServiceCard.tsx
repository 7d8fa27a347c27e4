import { addressText, openable } from "../../format";
import type { ChannelFinding } from "../../gen/types/ChannelFinding";
import type { MissingForm } from "../../gen/types/MissingForm";
import type { ServiceFinding } from "../../gen/types/ServiceFinding";
import { t } from "../../i18n";
import { Label } from "../Button";
import { Icon, type IconName } from "../Icon";
import { ShowButton } from "../Place";
import { type Answer, answerOf, answerText, type Tone } from "./answer";
import { Right } from "./Right";
import { Way, wayKey } from "./Way";

const ICONS: Readonly<Record<Tone, IconName>> = { yes: "check", no: "cross", unknown: "question" };

interface Props {
  readonly service: ServiceFinding;
  /** Its number in the report. */
  readonly number: number;
  /** Set when this cannot be started online here. */
  readonly missing: MissingForm | null;
}

/** One thing to arrange: the answer, the way to it, the other ways, and what is your right. */
export function ServiceCard({ service, number, missing }: Props) {
  const answer = answerOf(service);
  return (
    <article class={`card answer answer-${answer.tone}`} id={`service-${number}`} tabIndex={-1}>
      <h2 class="card-title">{service.name}</h2>
      <p class="answer-line">
        <Icon name={ICONS[answer.tone]} />
        <strong class="answer-text">{answerText(answer)}</strong>
      </p>
      {answer.way?.confidence === "low" && <p class="item-note">{t("answerUncertain")}</p>}
      {answer.way !== null && answer.tone === "yes" && (
        <Enter answer={answer} way={answer.way} id={wayKey(number, service, answer.way)} />
      )}
      <Ways answer={answer} service={service} number={number} />
      {answer.tone === "unknown" && <p class="next-step">{t("answerUnknownNext")}</p>}
      {answer.text === "answer_closed" && <p class="next-step">{t("answerClosedNext")}</p>}
      {missing !== null && missing.source.kind === "law" && <Right missing={missing} />}
    </article>
  );
}

interface EnterProps {
  readonly answer: Answer;
  readonly way: ChannelFinding;
  readonly id: string;
}

/** The button to the form itself, or to its place on the page. */
function Enter({ way, id }: EnterProps) {
  const address = way.channel === "embedded_form" ? null : openable(way.target);
  if (way.channel === "automatic") return null;
  return (
    <div class="enter">
      {address === null ? (
        <ShowButton evidence={way.evidence} id={id} />
      ) : (
        <a
          class="nl-button nl-button--primary"
          href={address}
          target="_blank"
          rel="noopener noreferrer"
          aria-label={t("toFormAt", addressText(address))}
        >
          <Label after="out">{way.channel === "external_portal" ? t("toSite") : t("toForm")}</Label>
        </a>
      )}
      {address !== null && <span class="where">{addressText(address)}</span>}
      {way.condition !== null && <p class="item-text">{way.condition}</p>}
    </div>
  );
}

interface WaysProps {
  readonly answer: Answer;
  readonly service: ServiceFinding;
  readonly number: number;
}

/** Other ways when there is one online; else all ways there are. */
function Ways({ answer, service, number }: WaysProps) {
  const online = answer.tone === "yes";
  const ways = online || answer.way === null ? answer.others : [answer.way, ...answer.others];
  if (ways.length === 0) return null;
  return (
    <div class="ways">
      <h3 class="ways-title">{online ? t("otherWays") : t("howThen")}</h3>
      <ul class="plain">
        {ways.map((way) => (
          <Way key={wayKey(number, service, way)} way={way} id={wayKey(number, service, way)} />
        ))}
      </ul>
    </div>
  );
}
