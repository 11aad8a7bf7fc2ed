// The look: one deep teal, neutrals for the rest, 14 px system type, compact controls.
import {
  ActionIcon,
  Button,
  createTheme,
  Input,
  Modal,
  Tabs,
  Tooltip,
  type CSSVariablesResolver,
  type MantineColorsTuple,
} from "@mantine/core";
import { t } from "./words.ts";

// Shade 7 on white 5.5:1 and shade 4 on the dark ground 6.7:1; both hold for text and for filled controls.
const teal: MantineColorsTuple = [
  "#ebf7f6",
  "#d3eceb",
  "#a6d9d5",
  "#76c5bf",
  "#4fb3ab",
  "#2f9c94",
  "#178279",
  "#0f6f68",
  "#0b5a55",
  "#084440",
];

const control = "2rem";
// Mantine makes a description two pixels smaller than its label, as small as 10: nothing is smaller than meta text.
const meta = { fontSize: "0.75rem" };
const inlineText = { label: { fontSize: "0.8125rem" }, description: meta };

export const theme = createTheme({
  primaryColor: "teal",
  colors: { teal },
  primaryShade: { light: 7, dark: 4 },
  autoContrast: true,
  black: "#1c2024",
  fontFamily:
    "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Helvetica Neue', Arial, 'Noto Sans CJK SC', sans-serif",
  fontSizes: { xs: "0.75rem", sm: "0.8125rem", md: "0.875rem", lg: "1rem", xl: "1.25rem" },
  lineHeights: { xs: "1.35", sm: "1.4", md: "1.45", lg: "1.5", xl: "1.4" },
  headings: {
    fontWeight: "600",
    sizes: {
      h1: { fontSize: "1.25rem", lineHeight: "1.3" },
      h2: { fontSize: "0.9375rem", lineHeight: "1.4" },
      h3: { fontSize: "0.875rem", lineHeight: "1.4" },
    },
  },
  spacing: { xs: "0.5rem", sm: "0.75rem", md: "1rem", lg: "1.25rem", xl: "2rem" },
  radius: { xs: "2px", sm: "4px", md: "6px", lg: "8px", xl: "12px" },
  defaultRadius: "sm",
  cursorType: "pointer",
  respectReducedMotion: true,
  components: {
    Input: Input.extend({
      vars: (_, { multiline }) => ({
        wrapper: {
          "--input-height": control,
          "--input-fz": "0.875rem",
          // With this a field of pills is as high as any other.
          ...(multiline && { "--input-padding-y": "0.25rem" }),
        },
      }),
    }),
    Button: Button.extend({
      defaultProps: { size: "sm" },
      vars: (_, { size }) => ({
        root:
          size === undefined || size === "sm"
            ? { "--button-height": control, "--button-padding-x": "0.75rem" }
            : {},
      }),
    }),
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: "subtle", color: "gray", size: "md" } }),
    // As the rings of the focus: the line below the chosen tab has to be seen in the dark too.
    Tabs: Tabs.extend({ vars: () => ({ root: { "--tabs-color": "var(--mantine-color-anchor)" } }) }),
    Tooltip: Tooltip.extend({
      defaultProps: { openDelay: 350, withArrow: false, events: { hover: true, focus: true, touch: false } },
    }),
    Modal: Modal.extend({
      defaultProps: { centered: true, transitionProps: { duration: 120 } },
      styles: { title: { fontWeight: 600 } },
    }),
    Notification: { defaultProps: { closeButtonProps: { "aria-label": t("ui.frame.close") } } },
    Menu: { defaultProps: { shadow: "md", transitionProps: { duration: 80 } } },
    Popover: { defaultProps: { shadow: "md", transitionProps: { duration: 80 } } },
    Combobox: { defaultProps: { shadow: "md", transitionProps: { duration: 80 } } },
    HoverCard: { defaultProps: { shadow: "md", transitionProps: { duration: 80 } } },
    SegmentedControl: { defaultProps: { size: "xs" } },
    Checkbox: { defaultProps: { size: "xs" }, styles: inlineText },
    Radio: { styles: inlineText },
    Switch: { defaultProps: { size: "sm" }, styles: inlineText },
    InputWrapper: { styles: { description: meta, error: meta } },
  },
});

/** Mantine's own greys for meta text and placeholders are below 4.5:1; and the few colours with a meaning get names. */
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    "--mantine-color-dimmed": "#5a636b",
    "--mantine-color-placeholder": "#6b747c",
    "--mantine-color-anchor": teal[7],
    "--mantine-color-error": "#b3261e",
    "--liaison-hairline": "#e3e6e8",
    "--liaison-scroll": "#8a9298",
    "--liaison-ground": "#f7f8f8",
    "--liaison-hover": "#f1f3f4",
    "--liaison-chosen": "#e3f2f1",
    "--liaison-danger": "#b3261e",
    "--liaison-look": "#8a5a00",
    "--liaison-good": "#1d6f3a",
    "--liaison-bar": teal[5],
    "--liaison-bar-text": teal[7],
    "--liaison-bar-faint": "#e3f2f1",
    "--liaison-line-before": "#6b747c",
  },
  dark: {
    "--mantine-color-body": "#191b1e",
    "--mantine-color-text": "#dfe2e4",
    "--mantine-color-dimmed": "#a3aab0",
    "--mantine-color-placeholder": "#8f979d",
    "--mantine-color-anchor": teal[4],
    "--mantine-color-error": "#ff9b93",
    // Filled controls stay deep in the dark, so that their white label keeps 5.5:1.
    "--mantine-primary-color-filled": teal[7],
    "--mantine-primary-color-filled-hover": teal[6],
    "--mantine-color-teal-filled": teal[7],
    "--mantine-color-teal-filled-hover": teal[6],
    // Mantine's own is nearly the ground here.
    "--mantine-primary-color-light": "#15393a",
    "--mantine-primary-color-light-hover": "#1b4748",
    "--mantine-color-teal-light": "#15393a",
    "--mantine-color-teal-light-hover": "#1b4748",
    "--liaison-hairline": "#30343a",
    "--liaison-scroll": "#62696f",
    "--liaison-ground": "#141618",
    "--liaison-hover": "#23262a",
    "--liaison-chosen": "#15393a",
    "--liaison-danger": "#ff9b93",
    "--liaison-look": "#f0b84c",
    "--liaison-good": "#6fcf8f",
    "--liaison-bar": teal[5],
    "--liaison-bar-text": teal[4],
    "--liaison-bar-faint": "#15393a",
    "--liaison-line-before": "#a3aab0",
  },
});
