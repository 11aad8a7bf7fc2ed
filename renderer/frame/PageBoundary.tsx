// A page that fails takes only itself down, and says that the data is safe.
import { Button } from "@mantine/core";
import { Component, type ReactNode } from "react";
import { EmptyState } from "../ui/EmptyState.tsx";
import { t } from "../words.ts";

export class PageBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };
  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }
  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <EmptyState
        text={t("ui.frame.pageFailed")}
        action={<Button onClick={() => this.setState({ failed: false })}>{t("ui.frame.crashed")}</Button>}
      />
    );
  }
}
