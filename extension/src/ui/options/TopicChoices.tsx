import { themes } from "../../app/state";
import type { ThemeTopics } from "../../gen/types/ThemeTopics";
import { t } from "../../i18n";
import { Section } from "../Section";

interface Props {
  readonly chosen: readonly string[];
  readonly choose: (chosen: readonly string[]) => void;
}

/** Topics that a municipality does not have, by theme. */
export function TopicChoices({ chosen, choose }: Props) {
  return (
    <section class="card" aria-labelledby="topics-title">
      <h2 class="part-title" id="topics-title">
        {t("optionsTopics")}
      </h2>
      <p>{t("optionsTopicsIntro")}</p>
      <div class="sections">
        {themes.value.map((theme) => (
          <Theme key={theme.id} theme={theme} chosen={chosen} choose={choose} />
        ))}
      </div>
    </section>
  );
}

function Theme({ theme, chosen, choose }: Props & { readonly theme: ThemeTopics }) {
  const ticked = theme.topics.filter(({ id }) => chosen.includes(id)).length;
  const toggle = (id: string, on: boolean): void =>
    choose(on ? [...chosen, id] : chosen.filter((other) => other !== id));
  return (
    <Section
      id={`theme-${theme.id}`}
      title={theme.name}
      level={3}
      {...(ticked === 0 ? {} : { note: t("optionsTopicsCount", String(ticked)) })}
    >
      {() => (
        <>
          {theme.topics.map(({ id, name }) => (
            <label key={id} class="choice-line">
              <input
                type="checkbox"
                name={id}
                checked={chosen.includes(id)}
                onChange={(event) => toggle(id, event.currentTarget.checked)}
              />
              <span>{name}</span>
            </label>
          ))}
        </>
      )}
    </Section>
  );
}
