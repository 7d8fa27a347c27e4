import type { ElementFinding } from "../gen/types/ElementFinding";
import type { MissingForm } from "../gen/types/MissingForm";
import type { MissingTopic } from "../gen/types/MissingTopic";
import type { Route } from "../gen/types/Route";
import { type Key, t } from "../i18n";
import { ElementRows } from "./ElementRows";
import { Section } from "./Section";
import { SourceNote } from "./SourceNote";
import { byTheme, missingElements } from "./select";

const ROUTES: Readonly<Record<Route, Key>> = {
  not_shown: "route_not_shown",
  closed: "route_closed",
  paper: "route_paper",
  email: "route_email",
  phone_or_visit: "route_phone_or_visit",
  intermediary: "route_intermediary",
};

/** Services without a way to start them online: what, why it matters, and what does work. */
export function MissingForms({ forms }: { readonly forms: readonly MissingForm[] }) {
  if (forms.length === 0) return null;
  return (
    <Section id="missing-forms" title={t("missingForms")} count={forms.length} open>
      {() => (
        <>
          <ul class="items">
            {forms.map((form) => (
              <li key={form.id} class="item">
                <h3 class="item-title">{form.name}</h3>
                <p class="item-note">{form.topicName}</p>
                <p class="item-text">{t(ROUTES[form.route])}</p>
                <p class="item-text">
                  {form.reason} <SourceNote source={form.source} />
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}

/** Topics that the page should name, by theme. */
export function MissingTopics({ topics }: { readonly topics: readonly MissingTopic[] }) {
  if (topics.length === 0) return null;
  return (
    <Section id="missing-topics" title={t("missingTopics")} count={topics.length} open>
      {() => (
        <>
          <p class="section-intro">{t("missingTopicsIntro")}</p>
          {byTheme(topics).map((theme) => (
            <div key={theme.id} class="theme">
              <h3 class="item-title">{theme.name}</h3>
              <ul class="topic-list">
                {theme.topics.map((topic) => (
                  <li key={topic.id}>{topic.name}</li>
                ))}
              </ul>
            </div>
          ))}
        </>
      )}
    </Section>
  );
}

/** Information elements that a product page should have. */
export function MissingElements({ elements }: { readonly elements: readonly ElementFinding[] }) {
  const missing = missingElements(elements);
  if (missing.length === 0) return null;
  return (
    <Section id="missing-elements" title={t("missingElements")} count={missing.length} open>
      {() => <ElementRows elements={missing} />}
    </Section>
  );
}
