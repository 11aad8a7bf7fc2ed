// Theme and density; both apply at once, everywhere.
import { Group, Input, SegmentedControl, Text } from "@mantine/core";
import { call } from "../../api/client.ts";
import { useSetting } from "../../frame/preferences.ts";
import { sayError } from "../../ui/undo.tsx";
import { t } from "../../words.ts";

const themes = ["system", "light", "dark"] as const;
const densities = ["dense", "normal"] as const;

const set = (key: string) => (value: string) => {
  call((api) => api.settings.set, { key, value }).catch(sayError);
};

export function Appearance() {
  const theme = useSetting("theme", themes);
  const density = useSetting("density", densities);
  return (
    <Group gap="xl" align="flex-start">
      <div>
        <Input.Label labelElement="div" id="theme-label">
          {t("ui.settings.appearance.theme")}
        </Input.Label>
        <SegmentedControl
          aria-labelledby="theme-label"
          value={theme ?? "system"}
          onChange={set("theme")}
          data={themes.map((value) => ({ value, label: t(`ui.settings.appearance.themes.${value}`) }))}
        />
      </div>
      <div>
        <Input.Label labelElement="div" id="density-label">
          {t("ui.settings.appearance.density")}
        </Input.Label>
        <SegmentedControl
          aria-labelledby="density-label"
          value={density ?? "dense"}
          onChange={set("density")}
          data={densities.map((value) => ({ value, label: t(`ui.settings.appearance.densities.${value}`) }))}
        />
        <Text size="xs" c="dimmed" mt={4}>
          {t("ui.settings.appearance.densityHint")}
        </Text>
      </div>
    </Group>
  );
}
