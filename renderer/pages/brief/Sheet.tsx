// The sheet itself: everything for one call, on one page of paper.
import { Fragment } from "react";
import { usePresentation } from "../../frame/presentation.ts";
import { showCountry, showDay, showList, showRelative, showRelativeDay } from "../../format.ts";
import { t } from "../../words.ts";
import { typeName } from "../partners/columns.tsx";
import { Agreed } from "./Agreed.tsx";
import { sayLimit, type Brief } from "./brief.ts";
import classes from "./Brief.module.css";
import { Numbers } from "./Numbers.tsx";
import { None, Part } from "./Part.tsx";
import { Promises, Talks } from "./Said.tsx";

/** As many as one keeps in mind. */
const most = 3;

export function Sheet({ brief }: { brief: Brief }) {
  const presenting = usePresentation();
  const { program, talks, promises, numbers, gives, asks, day, inForce, next, negotiation } = brief;
  return (
    <article className={classes.sheet}>
      <Who who={brief.who} program={program.name} day={day} presenting={presenting} />
      <div className={classes.columns}>
        <div>
          <Agreed inForce={inForce} next={next} negotiation={negotiation} />
          <Numbers numbers={numbers} presenting={presenting} />
          <People people={brief.who.people} />
        </div>
        <div>
          <Suggestions title={t("ui.brief.gives")} all={gives} presenting={presenting} />
          <Suggestions title={t("ui.brief.asks")} all={asks} presenting={presenting} />
          <Promises promises={promises} day={day} />
          <Talks talks={talks} />
        </div>
      </div>
      {!presenting && <Private brief={brief} />}
    </article>
  );
}

interface WhoProps {
  who: Brief["who"];
  program: string;
  day: string;
  presenting: boolean;
}

function Who({ who, program, day, presenting }: WhoProps) {
  const { name, types, country, tier, websites, owner, lastContactAt, nextContactOn } = who;
  const facts = [
    types.length > 0 && showList(types.map(typeName)),
    country !== null && showCountry(country),
    // What somebody is rated at is not for their eyes.
    tier !== null && !presenting && `${t("ui.names.field.tier")} ${tier}`,
    websites[0],
    owner,
    lastContactAt === null
      ? t("ui.brief.neverContacted")
      : t("ui.brief.lastContact", { when: showRelative(lastContactAt) }),
    nextContactOn !== null && t("ui.brief.nextContact", { when: showRelativeDay(nextContactOn) }),
  ];
  return (
    <header className={classes.who}>
      <div className={classes.name} dir="auto">
        {name}
      </div>
      <div className={classes.made}>
        <bdi>{program}</bdi>
        {" · "}
        {t("ui.brief.made", { day: showDay(day) })}
      </div>
      <div className={classes.facts}>{facts.filter(Boolean).join(" · ")}</div>
    </header>
  );
}

function People({ people }: { people: Brief["who"]["people"] }) {
  return (
    <Part title={t("ui.brief.people")}>
      {people.length === 0 && <None text={t("ui.brief.noPeople")} />}
      <ul className={classes.list}>
        {people.map(({ id, name, role, doNotContact, emails, phones }) => (
          <li key={id}>
            <b>
              <bdi>{name}</bdi>
            </b>
            {role !== null && ` · ${role}`}
            {doNotContact && <span className={classes.look}>{` · ${t("ui.brief.doNotContact")}`}</span>}
            <div className={classes.meta}>{[phones[0], emails[0]].filter(Boolean).join(" · ")}</div>
          </li>
        ))}
      </ul>
    </Part>
  );
}

interface SuggestionsProps {
  title: string;
  all: Brief["gives"] | Brief["asks"];
  presenting: boolean;
}

function Suggestions({ title, all, presenting }: SuggestionsProps) {
  const open = all.filter(({ isPrivate }) => !isPrivate).slice(0, most);
  const shown = presenting ? open : all.slice(0, most);
  // What is made of our limits is on the screen alone; on paper others take its place.
  const instead = open.filter((one) => !shown.includes(one));
  return (
    <Part title={title}>
      <ol className={classes.points}>
        {shown.map(({ text, isPrivate }) => (
          <li key={text} dir="auto" className={isPrivate ? classes.onScreen : undefined}>
            {text}
          </li>
        ))}
        {instead.map(({ text }) => (
          <li key={text} dir="auto" className={classes.onPaper}>
            {text}
          </li>
        ))}
      </ol>
    </Part>
  );
}

/** Notes go on paper; limits and the walk-away in words leave the screen in no way. */
function Private({ brief }: { brief: Brief }) {
  const { partnerNote, note, fallback, limits } = brief.private;
  const notes = (
    [
      [t("ui.brief.partnerNote"), partnerNote],
      [t("ui.brief.note"), note],
    ] as const
  ).filter(([, text]) => text !== null && text !== "");
  const hasFallback = fallback !== null && fallback !== "";
  if (notes.length === 0 && !hasFallback && limits.length === 0) return null;
  return (
    <div className={[classes.private, notes.length === 0 && classes.onScreen].filter(Boolean).join(" ")}>
      <Part title={t("ui.brief.private")} aside={t("ui.brief.privateHint")}>
        <dl className={classes.secret}>
          {notes.map(([label, text]) => (
            <Fragment key={label}>
              <dt>{label}</dt>
              <dd dir="auto">{text}</dd>
            </Fragment>
          ))}
          {hasFallback && (
            <>
              <dt className={classes.onScreen}>{t("ui.brief.fallback")}</dt>
              <dd className={classes.onScreen} dir="auto">
                {fallback}
              </dd>
            </>
          )}
          {limits.length > 0 && (
            <>
              <dt className={classes.onScreen}>{t("ui.brief.limits")}</dt>
              <dd className={classes.onScreen}>
                <ul className={classes.limits}>
                  {limits.map((limit) => (
                    <li key={`${limit.side} ${limit.lever}`}>{sayLimit(limit, brief)}</li>
                  ))}
                </ul>
              </dd>
            </>
          )}
        </dl>
      </Part>
    </div>
  );
}
