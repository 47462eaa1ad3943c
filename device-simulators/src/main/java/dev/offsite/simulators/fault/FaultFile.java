package dev.offsite.simulators.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.simulators.plan.PlanLines;
import dev.offsite.simulators.plan.PlanYaml;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads fault profiles.
 *
 * <p>A profile has the keys {@code about} and {@code faults}. An entry of the list has {@code
 * fault}, its kind; {@code share}; optionally {@code devices}, all kinds if left out, and {@code
 * name}, the kind if left out; every other key is a parameter of the kind.
 */
final class FaultFile {

  private static final Map<String, Class<? extends Fault>> KINDS = kinds();

  private static Map<String, Class<? extends Fault>> kinds() {
    Map<String, Class<? extends Fault>> kinds = new LinkedHashMap<>();
    kinds.put("duplicate", Duplicate.class);
    kinds.put("reorder", Reorder.class);
    kinds.put("drop", Drop.class);
    kinds.put("blind-area", BlindArea.class);
    kinds.put("corrupt", Corrupt.class);
    kinds.put("clock-offset", ClockOffset.class);
    kinds.put("clock-drift", ClockDrift.class);
    kinds.put("wrong-datum", WrongDatum.class);
    kinds.put("restart", Restart.class);
    kinds.put("storm", Storm.class);
    return kinds;
  }

  private record Head(String about, List<ObjectNode> faults) {}

  /**
   * Reads a profile.
   *
   * @throws IllegalArgumentException if the text is none, naming profile, entry, key and limit
   */
  static FaultProfile read(String name, String text) {
    String what = "fault profile " + name;
    PlanLines lines = PlanLines.of(text);
    Head head = PlanYaml.value(what, lines, PlanYaml.keys(what, text), Head.class);
    if (head.about() == null || head.faults() == null) {
      throw new IllegalArgumentException(what + " needs the keys about and faults");
    }
    List<FaultEntry> entries = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (int i = 0; i < head.faults().size(); i++) {
      String path = "faults[" + i + "]";
      FaultEntry entry = entry(what + ", " + path, lines.below(path), head.faults().get(i));
      if (!names.add(entry.name())) {
        throw new IllegalArgumentException(
            what + ", faults[" + i + "]: name " + entry.name() + " is there already");
      }
      entries.add(entry);
    }
    return new FaultProfile(name, head.about(), entries);
  }

  private static FaultEntry entry(String what, PlanLines lines, ObjectNode keys) {
    if (keys == null) {
      throw new IllegalArgumentException(what + " is empty");
    }
    ObjectNode parameters = keys.deepCopy();
    JsonNode kindNode = parameters.remove("fault");
    String kind = kindNode == null ? "" : kindNode.asText();
    Class<? extends Fault> type = KINDS.get(kind);
    if (type == null) {
      throw new IllegalArgumentException(
          what + ": fault '" + kind + "' is not one of " + String.join(", ", KINDS.keySet()));
    }
    String where = what + " (" + kind + ")";
    JsonNode nameNode = parameters.remove("name");
    JsonNode shareNode = parameters.remove("share");
    JsonNode devicesNode = parameters.remove("devices");
    if (shareNode == null || !shareNode.isNumber()) {
      throw new IllegalArgumentException(where + ": share is missing or not a number");
    }
    Fault fault = PlanYaml.value(where, lines, parameters, type);
    try {
      return new FaultEntry(
          nameNode == null ? kind : nameNode.asText(),
          shareNode.asDouble(),
          devicesNode == null ? EnumSet.allOf(DeviceKind.class) : devices(devicesNode),
          fault);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(where + ": " + e.getMessage(), e);
    }
  }

  private static Set<DeviceKind> devices(JsonNode nodes) {
    Set<DeviceKind> kinds = EnumSet.noneOf(DeviceKind.class);
    if (!nodes.isArray()) {
      throw new IllegalArgumentException("devices is not a list like [truck, wim]");
    }
    for (JsonNode node : nodes) {
      kinds.add(
          DeviceKind.findByLevel(node.asText())
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "devices: '" + node.asText() + "' is not truck, wim or drone")));
    }
    return kinds;
  }

  private FaultFile() {}
}
