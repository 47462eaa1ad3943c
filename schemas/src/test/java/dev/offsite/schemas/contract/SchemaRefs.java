package dev.offsite.schemas.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.offsite.schemas.json.RecordJson;

/** Follows references between the schema files without a validator's help. */
final class SchemaRefs {

  private static final String SAME_FILE = "#";

  /**
   * What a property says after its reference, or the reference of its alternative to null, is
   * followed; a description beside the reference stays.
   *
   * @param file the root of the schema the property stands in, for references within it
   */
  static JsonNode resolve(JsonNode file, JsonNode property) {
    JsonNode alternative = property.path("anyOf").path(0);
    JsonNode reference = alternative.isMissingNode() ? property : alternative;
    String target = reference.path("$ref").asText();
    if (target.isEmpty()) {
      return property;
    }
    String name = target.substring(0, target.indexOf('#'));
    String pointer = target.substring(target.indexOf('#') + 1);
    JsonNode root = target.startsWith(SAME_FILE) ? file : schema(name);
    if (root.at(pointer).isMissingNode() && target.startsWith(SAME_FILE)) {
      throw new IllegalStateException(target + " leads nowhere");
    }
    ObjectNode resolved = root.at(pointer).deepCopy();
    // Deeper references of the same file stay resolvable.
    resolved.set("$defs", root.path("$defs"));
    if (property.has("description")) {
      resolved.set("description", property.get("description"));
    } else if (reference.has("description")) {
      resolved.set("description", reference.get("description"));
    }
    return resolved;
  }

  private static JsonNode schema(String name) {
    return RecordJson.parse(Examples.resource("/" + Schemas.FOLDER + name));
  }

  private SchemaRefs() {}
}
