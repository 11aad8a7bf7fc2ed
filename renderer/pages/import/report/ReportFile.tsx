// Step 1 of a network report: which one it is, what it says of its days, currency and numbers, and what each column holds.
import { Button } from "@mantine/core";
import { t } from "../../../words.ts";
import { HowRead } from "../HowRead.tsx";
import type { Inspected, Report, Session } from "../session.ts";
import { isMapped } from "../answers.ts";
import { Found } from "./Found.tsx";
import { KeepFormat } from "./KeepFormat.tsx";
import { ReportColumns } from "./ReportColumns.tsx";

interface ReportFileProps {
  session: Session;
  value: Inspected;
  report: Report;
}

export function ReportFile({ session, value, report }: ReportFileProps) {
  return (
    <>
      <HowRead session={session} value={value}>
        <OtherKind session={session} as="contacts" />
      </HowRead>
      <Found session={session} value={value} report={report} />
      <ReportColumns session={session} value={value} report={report} />
      {isMapped(value.format) && !value.needsMapping && (
        <KeepFormat session={session} value={value} report={report} />
      )}
    </>
  );
}

/** A table can be taken for the wrong thing: what was said of its columns then means nothing. */
export const OtherKind = ({ session, as }: { session: Session; as: "contacts" | "report" }) => (
  <Button
    variant="subtle"
    size="compact-sm"
    onClick={() => {
      const others = Object.keys(session.get().answers).filter(
        (key) => key === "format" || key.startsWith("column."),
      );
      session.correct({ ...Object.fromEntries(others.map((key) => [key, null])), as });
    }}
  >
    {t(as === "contacts" ? "ui.report.notReport" : "ui.report.isReport")}
  </Button>
);
