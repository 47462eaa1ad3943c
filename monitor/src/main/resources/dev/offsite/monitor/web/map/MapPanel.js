import { h, onBeforeUnmount, onMounted, ref, shallowRef, watch } from "/lib/vue.js";
import { board, fleet, follow } from "../live/situation.js";
import { filter, selectedId } from "../list/listState.js";
import { session } from "../access/session.js";
import { config } from "../shell/config.js";
import { go } from "../shell/router.js";
import { t } from "../i18n/index.js";
import { LiveMap } from "./LiveMap.js";
import { Legend } from "./Legend.js";
import { PointedAt } from "./PointedAt.js";

/** The map of the live page with its buttons, legend and what is pointed at. */
export const MapPanel = {
  name: "MapPanel",
  setup() {
    const target = ref(null);
    const pointed = shallowRef(null);
    const picked = shallowRef(null);
    const truckCount = ref(0);
    const live = shallowRef(null);
    let endFleet;
    let resize;

    const what = (pixel) => {
      const rows = live.value.candidates.hit(...pixel);
      if (rows) {
        return { rows };
      }
      const feature = live.value.map.forEachFeatureAtPixel(pixel, (one) => one, {
        layerFilter: (layer) => layer === live.value.bridges.layer || layer === live.value.drones.layer,
      });
      if (feature?.get("bridge")) {
        return { bridge: feature.get("bridge") };
      }
      if (feature?.get("drone")) {
        return { drone: feature.get("drone") };
      }
      const hit = live.value.trucks.hit(...pixel);
      if (hit?.cluster) {
        return { cluster: hit.cluster };
      }
      if (hit) {
        return { truck: fleet.describe(hit.slot) };
      }
      const fence = live.value.map.forEachFeatureAtPixel(pixel, (one) => one, {
        layerFilter: (layer) => layer === live.value.fences.layer,
      });
      return fence ? { fence: fence.getProperties() } : null;
    };

    const clicked = (event) => {
      const at = what(event.pixel);
      picked.value = at;
      if (at?.rows) {
        selectedId.value = at.rows.reduce((a, b) => (b.severity > a.severity ? b : a)).id;
      } else if (at?.cluster) {
        live.value.goTo(at.cluster.lng, at.cluster.lat, live.value.map.getView().getZoom() + 2);
        picked.value = null;
      }
      mark(at?.truck?.deviceId ?? null);
    };

    const mark = (deviceId) => {
      live.value.trucks.marked = deviceId;
      follow(session.value?.mayWatchCandidates ? deviceId : null);
      live.value.map.render();
    };

    onMounted(() => {
      live.value = new LiveMap(target.value, config.value.map ?? {});
      live.value.map.on("pointermove", (event) => {
        if (!event.dragging) {
          pointed.value = what(event.pixel);
          target.value.style.cursor = pointed.value ? "pointer" : "";
        }
      });
      live.value.map.on("singleclick", clicked);
      endFleet = fleet.onChange(() => {
        truckCount.value = fleet.total;
        const deviceId = picked.value?.truck?.deviceId;
        if (deviceId) {
          const slot = fleet.slotOfDevice(deviceId);
          if (slot >= 0) {
            picked.value = { truck: fleet.describe(slot) };
          }
        }
      });
      resize = new ResizeObserver(() => live.value.map.updateSize());
      resize.observe(target.value);
    });

    onBeforeUnmount(() => {
      endFleet?.();
      resize?.disconnect();
      follow(null);
      live.value?.dispose();
    });

    watch(selectedId, (id) => {
      const row = board.find(id);
      if (row && live.value) {
        live.value.reveal(row.lng, row.lat);
      }
    });

    const button = (label, sign, action) =>
      h("button", { class: "button map-button", title: label, "aria-label": label, onClick: action }, sign);

    return () =>
      h("section", { class: "map-panel", "aria-label": t("map.label") }, [
        h("div", { class: "map", ref: target }),
        h("div", { class: "map-buttons" }, [
          button(t("map.closer"), "+", () => live.value.zoomBy(1)),
          button(t("map.further"), "−", () => live.value.zoomBy(-1)),
        ]),
        live.value ? h(Legend, { live: live.value, trucks: truckCount.value }) : null,
        h(PointedAt, {
          at: pointed.value?.rows || !picked.value ? (pointed.value ?? picked.value) : picked.value,
          pinned: picked.value !== null,
          onClose: () => {
            picked.value = null;
            mark(null);
          },
          onOpen: (id) => go(`/case/${id}`),
          onStorm: (row) => (filter.text = row.place),
        }),
        live.value?.base.value.attribution
          ? h("p", { class: "attribution" }, live.value.base.value.attribution)
          : null,
      ]);
  },
};
