// Replay: any offers over this partner's own ripe days, beside each other; with sliders for what might come.
import { Button, Chip, SegmentedControl } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useMemo, useState } from "react";
import { replayGrown } from "../../../../electron/domain/terms/replay.ts";
import type { Sample } from "../../../../electron/domain/terms/sample.ts";
import { useRead, type Api, type OutputOf } from "../../../api/client.ts";
import { showShare } from "../../../figures.ts";
import { showDay, showNumber } from "../../../format.ts";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { ErrorNote } from "../../../ui/ErrorNote.tsx";
import { Waiting } from "../../../ui/Waiting.tsx";
import { t } from "../../../words.ts";
import type { Negotiation } from "../negotiation.ts";
import shared from "../Negotiations.module.css";
import type { OfferDraft } from "../record/draft.ts";
import { partnerTypes, type PartnerType } from "../../../../electron/domain/partner.ts";
import { typeName } from "../../partners/columns.tsx";
import { CostChart } from "./CostChart.tsx";
import { asItWas, growthOf, isAsItWas, rangesOf, type Sliders } from "./growth.ts";
import { GrowthSliders } from "./GrowthSliders.tsx";
import { columnsOf, mostColumns, usualColumns, type Column } from "./offers.ts";
import { ReplayTable } from "./ReplayTable.tsx";
import classes from "./Replay.module.css";

type Window = OutputOf<Api["negotiations"]["windows"]>["rows"][number];
const usual = 90;
/** Whose mean stands in for the partner's own numbers. */
type StandsIn = "program" | PartnerType;

export function Replay({ negotiation, draft }: { negotiation: Negotiation; draft: OfferDraft | null }) {
  const pair = { partnerId: negotiation.partner.id, programId: negotiation.program.id };
  const { data, error, refetch } = useRead((api) => api.negotiations.windows, pair);
  const all = columnsOf(negotiation, draft);
  const [days, setDays] = useState(usual);
  const [chosen, setChosen] = useState<readonly string[] | null>(null);
  const [standsIn, setStandsIn] = useState<StandsIn | null>(null);
  const types = useRead((api) => api.partners.get, { id: pair.partnerId }).data?.types ?? [];
  const known = partnerTypes.filter((type) => types.includes(type));
  if (error && !data) return <ErrorNote error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting />;
  if (all.length === 0) return <EmptyState text={t("ui.negotiations.replay.nothing")} />;
  const window = data.rows.find((one) => one.days === days) ?? data.rows[0];
  if (!window) return null;
  const ids = chosen ?? usualColumns(all);
  const columns = all.filter(({ id }) => ids.includes(id));
  return (
    <>
      <div className={classes.controls}>
        <SegmentedControl
          aria-label={t("ui.negotiations.replay.window")}
          value={String(days)}
          onChange={(next) => setDays(Number(next))}
          data={data.rows.map((one) => ({
            value: String(one.days),
            label: t("ui.negotiations.days", { count: one.days }),
          }))}
        />
        <Chip.Group multiple value={[...ids]} onChange={(next) => setChosen(next.slice(-mostColumns))}>
          <fieldset className={classes.chips} aria-label={t("ui.negotiations.replay.which")}>
            {all.map(({ id, name, said }) => (
              <Chip key={id} value={id} size="xs" title={said}>
                {name}
              </Chip>
            ))}
          </fieldset>
        </Chip.Group>
      </div>
      <WindowNote window={window} standsIn={standsIn} types={known} onStandIn={setStandsIn} />
      {columns.length > 0 &&
        (standsIn ? (
          <OfStandIn negotiation={negotiation} columns={columns} of={standsIn} />
        ) : (
          // A table of zeros would look as if something had been reckoned.
          window.orders + window.clicks > 0 && (
            <OfPartner negotiation={negotiation} columns={columns} window={window} />
          )
        ))}
    </>
  );
}

/** What the numbers are of, and what is wrong with them. */
function WindowNote({
  window,
  standsIn,
  types,
  onStandIn,
}: {
  window: Window;
  standsIn: StandsIn | null;
  /** Of the partner. */
  types: readonly PartnerType[];
  onStandIn: (of: StandsIn | null) => void;
}) {
  const { from, to, orders, clicks, shareBp, tooLittle, lacks } = window;
  return (
    <div className={classes.note}>
      <p className={shared.quiet}>
        {t("ui.negotiations.replay.of.window", {
          from: showDay(from),
          to: showDay(to),
          orders: showNumber(orders),
          clicks: showNumber(clicks),
        })}
        {shareBp !== null && ` ${t("ui.negotiations.replay.decided", { share: showShare(shareBp) })}`}
      </p>
      {(lacks.length > 0 || standsIn !== null) && (
        <div className={classes.lacks}>
          <ul className={shared.plain}>
            {lacks.map((lack) => (
              <li key={lack}>{t(`ui.negotiations.replay.lack.${lack}`)}</li>
            ))}
          </ul>
          {(tooLittle || standsIn) && (
            <div className={classes.chips}>
              {standsIn && (
                <Button variant="default" size="compact-sm" onClick={() => onStandIn(null)}>
                  {t("ui.negotiations.replay.own")}
                </Button>
              )}
              {standsIn !== "program" && (
                <Button variant="default" size="compact-sm" onClick={() => onStandIn("program")}>
                  {t("ui.negotiations.replay.standIn")}
                </Button>
              )}
              {types
                .filter((type) => type !== standsIn)
                .map((type) => (
                  <Button key={type} variant="default" size="compact-sm" onClick={() => onStandIn(type)}>
                    {t("ui.negotiations.replay.standInType", { type: typeName(type) })}
                  </Button>
                ))}
            </div>
          )}
        </div>
      )}
    </div>
  );
}

interface OfProps {
  negotiation: Negotiation;
  columns: readonly Column[];
}

/** Exact over the partner's own numbers; with a slider moved, guessed from their sums. */
function OfPartner({ negotiation, columns, window }: OfProps & { window: Window }) {
  const [sliders, setSliders] = useState(asItWas);
  const ask = {
    partnerId: negotiation.partner.id,
    programId: negotiation.program.id,
    from: window.from,
    to: window.to,
  };
  const terms = useMemo(() => columns.map((column) => column.terms), [columns]);
  const exact = useRead((api) => api.negotiations.replay, { ...ask, terms });
  const found = useRead((api) => api.negotiations.sample, ask);
  const failed = exact.error ?? found.error;
  if (failed) return <ErrorNote error={failed} />;
  if (!exact.data || !found.data) return <Waiting />;
  if (exact.data.rows.length !== columns.length) return <Waiting />;
  return (
    <Shown
      columns={columns}
      sample={found.data.sample}
      inForce={found.data.inForce?.terms ?? null}
      orders={exact.data.orders}
      currency={exact.data.currency}
      exact={exact.data.rows}
      sliders={sliders}
      onSliders={setSliders}
    />
  );
}

/** Over the mean partner of the program, or of a type in it, and labelled so. */
function OfStandIn({ negotiation, columns, of }: OfProps & { of: StandsIn }) {
  const [sliders, setSliders] = useState(asItWas);
  const { data, error } = useRead((api) => api.negotiations.standIn, {
    programId: negotiation.program.id,
    ...(of !== "program" && { type: of }),
  });
  if (error) return <ErrorNote error={error} />;
  if (data === undefined) return <Waiting />;
  if (data === null) return <EmptyState text={t("ui.negotiations.replay.noStandIn")} />;
  return (
    <>
      <p className={classes.standIn}>
        {t(data.type === null ? "ui.negotiations.replay.standsIn" : "ui.negotiations.replay.standsInType", {
          program: data.program,
          type: data.type === null ? "" : typeName(data.type),
          count: data.partners,
          from: showDay(data.from),
          to: showDay(data.to),
        })}
      </p>
      <Shown
        columns={columns}
        sample={data.sample}
        inForce={negotiation.inForce?.terms ?? null}
        orders={data.orders}
        currency={data.currency}
        exact={null}
        sliders={sliders}
        onSliders={setSliders}
      />
    </>
  );
}

interface ShownProps {
  columns: readonly Column[];
  sample: Sample;
  inForce: Column["terms"] | null;
  orders: number;
  currency: string;
  /** Where they are known; else all is guessed. */
  exact: OutputOf<Api["negotiations"]["replay"]>["rows"] | null;
  sliders: Sliders;
  onSliders: (sliders: Sliders) => void;
}

function Shown(props: ShownProps) {
  const { columns, sample, inForce, orders, currency, exact, sliders, onSliders } = props;
  const terms = useMemo(() => columns.map((column) => column.terms), [columns]);
  const growth = useMemo(() => growthOf(sliders), [sliders]);
  const isGrown = !isAsItWas(sliders);
  // The range takes two hundred draws, and break-even a search where tiers or caps bend the cost: they follow once the slider rests.
  const [rested] = useDebouncedValue(growth, 150);
  const rests = rested === growth;
  const rows = useMemo(
    () => (exact && !isGrown ? exact : replayGrown(sample, terms, growth, inForce, rests)),
    [exact, isGrown, sample, terms, growth, inForce, rests],
  );
  const ranges = useMemo(() => rangesOf(terms, sample, rested), [terms, sample, rested]);
  const chartGrowth = useMemo(() => ({ ...rested, volume: 1 }), [rested]);
  const kept = 1 - (sample.reversal ?? 0);
  const keeps = sliders.reversalBp === null || kept === 0 ? 1 : (1 - sliders.reversalBp / 10_000) / kept;
  return (
    <>
      <GrowthSliders
        value={sliders}
        onChange={onSliders}
        reversalBp={sample.reversal === null ? null : Math.round(sample.reversal * 10_000)}
      />
      {isGrown && <p className={shared.quiet}>{t("ui.negotiations.replay.guessed")}</p>}
      <ReplayTable
        columns={columns}
        rows={rows}
        ranges={ranges}
        orders={(orders * sliders.volume * keeps) / 100}
        currency={currency}
        rests={rests}
        against={inForce ? t("ui.negotiations.replay.theInForce") : (columns[0]?.name ?? "")}
      />
      <CostChart columns={columns} sample={sample} growth={chartGrowth} />
    </>
  );
}
