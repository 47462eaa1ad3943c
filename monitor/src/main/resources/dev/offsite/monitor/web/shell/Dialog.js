import { h, onMounted, ref } from "/lib/vue.js";

/** A dialog over the page; Escape closes it. */
export const Dialog = {
  name: "Dialog",
  props: ["title"],
  emits: ["close"],
  setup(props, { slots, emit }) {
    const element = ref(null);
    onMounted(() => element.value.showModal());
    return () =>
      h(
        "dialog",
        { ref: element, class: "dialog", onClose: () => emit("close"), onCancel: () => emit("close") },
        [h("h2", props.title), slots.default()],
      );
  },
};
