package dev.offsite.schemas.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.offsite.schemas.json.RecordJson;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Schemas, examples, records and codecs say the same, in every direction. */
class SchemasTest {

  private static final List<JsonNode> VALUES =
      List.of(
          NullNode.instance,
          BooleanNode.TRUE,
          TextNode.valueOf(""),
          TextNode.valueOf(" "),
          TextNode.valueOf("x"),
          TextNode.valueOf("x/y"),
          TextNode.valueOf("x".repeat(129)),
          TextNode.valueOf("x".repeat(2_049)),
          TextNode.valueOf("2026-03-04T22:15:07"),
          TextNode.valueOf("2026-02-29T22:15:07Z"),
          TextNode.valueOf("2026-03-04T22:15:07.5+08:00"),
          IntNode.valueOf(0),
          IntNode.valueOf(1),
          IntNode.valueOf(7),
          IntNode.valueOf(-7),
          IntNode.valueOf(100),
          IntNode.valueOf(361),
          DoubleNode.valueOf(0.5),
          DoubleNode.valueOf(3.0),
          DoubleNode.valueOf(4e9),
          DoubleNode.valueOf(1e300),
          JsonNodeFactory.instance.arrayNode(),
          JsonNodeFactory.instance.objectNode(),
          JsonNodeFactory.instance.arrayNode().add("x"),
          JsonNodeFactory.instance.arrayNode().add(1),
          JsonNodeFactory.instance.arrayNode().addNull(),
          JsonNodeFactory.instance.objectNode().put("x", 1),
          JsonNodeFactory.instance.objectNode().put("x", "y"));

  @ParameterizedTest
  @MethodSource("dev.offsite.schemas.contract.Contract#all")
  void example_andWhatIsWrittenOfIt_areValid(Contract contract) {
    Schemas schema = Schemas.of(contract.name());
    assertThat(schema.validate(contract.example())).isEmpty();
    byte[] written = contract.codec().reencode(Examples.read(contract.name()));
    assertThat(schema.validate(RecordJson.parse(written))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("dev.offsite.schemas.contract.Contract#all")
  void record_andSchema_haveTheSameFields(Contract contract) {
    List<String> differences = new ArrayList<>();
    compare(contract.type(), Schemas.of(contract.name()).tree(), contract.name(), differences);
    assertThat(differences).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("dev.offsite.schemas.contract.Contract#all")
  void example_showsEveryField(Contract contract) {
    Set<String> missing = new TreeSet<>(fieldsOf(contract.type()));
    contract.example().fieldNames().forEachRemaining(missing::remove);
    // What only exists in other phases or for other kinds of violations.
    missing.removeAll(
        Set.of("supersededBy", "duplicateOf", "squad", "toKind", "dismissedReason", "siteId"));
    assertThat(missing).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("dev.offsite.schemas.contract.Contract#all")
  void fieldDeleted_validatorAndCodec_agree(Contract contract) {
    Schemas schema = Schemas.of(contract.name());
    int deletions = 0;
    for (String pointer : pointersOf(contract.example())) {
      JsonNode document = contract.example();
      JsonNode parent = parentOf(document, pointer);
      if (parent instanceof ObjectNode object) {
        object.remove(nameOf(pointer));
        if (isBeyondSchemas(contract, pointer) && schema.validate(document).isEmpty()) {
          continue;
        }
        assertThat(contract.decodes(document))
            .as("%s without %s: validator says %s", contract, pointer, schema.validate(document))
            .isEqualTo(schema.validate(document).isEmpty());
        deletions++;
      }
    }
    assertThat(deletions).isPositive();
  }

  @ParameterizedTest
  @MethodSource("dev.offsite.schemas.contract.Contract#all")
  void fieldReplaced_validatorAndCodec_agree(Contract contract) {
    Schemas schema = Schemas.of(contract.name());
    int refused = 0;
    for (String pointer : pointersOf(contract.example())) {
      for (JsonNode value : VALUES) {
        JsonNode document = contract.example();
        boolean sameType = document.at(pointer).getNodeType() == value.getNodeType();
        if (!contract.checksValues() && sameType) {
          continue;
        }
        replace(document, pointer, value);
        boolean valid = schema.validate(document).isEmpty();
        if (valid && pointer.equals("/deviceId")) {
          continue; // Another device than the topic's, which no schema can know.
        }
        if (!valid || !isBeyondSchemas(contract, pointer)) {
          assertThat(contract.decodes(document))
              .as("%s with %s at %s: %s", contract, value, pointer, schema.validate(document))
              .isEqualTo(valid);
        }
        refused += valid ? 0 : 1;
      }
    }
    assertThat(refused).isPositive();
  }

  @ParameterizedTest
  @MethodSource("dev.offsite.schemas.contract.Contract#all")
  void fieldUnknown_validatorAndCodec_agree(Contract contract) {
    Schemas schema = Schemas.of(contract.name());
    List<String> objects = new ArrayList<>(pointersOf(contract.example()));
    objects.add("");
    for (String pointer : objects) {
      JsonNode document = contract.example();
      if (document.at(pointer) instanceof ObjectNode object) {
        object.put("aFieldOfTheFuture", 1);
        if (pointer.endsWith("/details")) {
          object.put("aFieldOfTheFuture", "1");
        }
        assertThat(contract.decodes(document))
            .as("%s with a new field in %s", contract, pointer)
            .isEqualTo(schema.validate(document).isEmpty());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("dev.offsite.schemas.contract.Contract#all")
  void schema_isOneOfDraft202012(Contract contract) {
    assertThat(Schemas.metaSchema().validate(Schemas.of(contract.name()).tree())).isEmpty();
  }

  @Test
  void folder_holdsASchemaAndAnExampleForEachMessageAndNoOther() throws IOException {
    Set<String> expected = new TreeSet<>(Set.of("asyncapi.yaml", "common.schema.json", "examples"));
    Set<String> examples = new TreeSet<>();
    Contract.all()
        .forEach(
            contract -> {
              expected.add(contract.name() + ".schema.json");
              examples.add(contract.name() + ".json");
            });
    Path folder = Path.of("src/main/resources", Schemas.FOLDER);
    assertThat(namesIn(folder)).isEqualTo(expected);
    assertThat(namesIn(folder.resolve("examples"))).isEqualTo(examples);
  }

  private static Set<String> namesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      Set<String> names = new TreeSet<>();
      files.forEach(file -> names.add(file.getFileName().toString()));
      return names;
    }
  }

  /** Rules between two fields, which the codec keeps and a schema cannot state. */
  private static boolean isBeyondSchemas(Contract contract, String pointer) {
    boolean endBeforeBegin = pointer.endsWith("/validity/from") || pointer.endsWith("/validity/to");
    boolean bandsNotRising = contract.name().equals("reference-ladder") && pointer.contains("band");
    boolean rowTwice = contract.name().equals("reference-mass-limits") && pointer.contains("row");
    boolean zone = contract.name().equals("reference-device") && pointer.equals("/clockZone");
    boolean reportOfKind =
        contract.name().equals("reference-vendor-profile")
            && (pointer.equals("/deviceKind") || pointer.equals("/report"));
    boolean gaps = contract.name().equals("reference-axle-layouts") && pointer.contains("layouts");
    boolean steps = contract.name().equals("reference-size-limits") && pointer.contains("band");
    boolean thresholds =
        contract.name().equals("reference-score-terms") && pointer.matches("/(yellow|red)From");
    boolean lanes = contract.name().equals("reference-site") && pointer.matches("/(lane|posted).*");
    return endBeforeBegin
        || bandsNotRising
        || rowTwice
        || zone
        || reportOfKind
        || gaps
        || steps
        || thresholds
        || lanes;
  }

  private static void compare(Class<?> type, JsonNode schema, String at, List<String> differences) {
    JsonNode properties = schema.path("properties");
    Set<String> inSchema = new TreeSet<>();
    properties.fieldNames().forEachRemaining(inSchema::add);
    Set<String> inRecord = new TreeSet<>(fieldsOf(type));
    if (!inSchema.equals(inRecord)) {
      differences.add(at + ": schema " + inSchema + ", record " + inRecord);
    }
    for (RecordComponent component : type.getRecordComponents()) {
      JsonNode property = SchemaRefs.resolve(schema, properties.path(component.getName()));
      if (property.path("description").asText().isEmpty() && !component.getType().isPrimitive()) {
        differences.add(at + "." + component.getName() + " has no description");
      }
      Class<?> itself = classOf(component.getGenericType());
      if (itself.isRecord()) {
        JsonNode items = SchemaRefs.resolve(schema, property.path("items"));
        JsonNode values = SchemaRefs.resolve(schema, property.path("additionalProperties"));
        compare(
            itself,
            component.getType() == List.class
                ? items
                : component.getType() == Map.class ? values : property,
            at + "." + component.getName(),
            differences);
      } else if (itself.isEnum()) {
        Set<String> constants = new TreeSet<>();
        Arrays.stream(itself.getEnumConstants()).forEach(c -> constants.add(((Enum<?>) c).name()));
        Set<String> values = new TreeSet<>();
        (component.getType() == List.class ? property.path("items") : property)
            .path("enum")
            .forEach(v -> values.add(v.asText()));
        values.remove("null");
        if (!values.equals(constants)) {
          differences.add(at + "." + component.getName() + ": " + values + ", not " + constants);
        }
      }
    }
  }

  private static Class<?> classOf(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      return (Class<?>) arguments[arguments.length - 1];
    }
    return (Class<?>) type;
  }

  private static List<String> fieldsOf(Class<?> type) {
    return Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).toList();
  }

  /** Every place below the root, parents first. */
  private static List<String> pointersOf(JsonNode document) {
    List<String> pointers = new ArrayList<>();
    collect(document, "", pointers);
    return pointers;
  }

  private static void collect(JsonNode node, String at, List<String> pointers) {
    if (node.isObject()) {
      node.properties()
          .forEach(
              field -> {
                pointers.add(at + "/" + field.getKey());
                collect(field.getValue(), at + "/" + field.getKey(), pointers);
              });
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      pointers.add(at + "/" + i);
      collect(node.get(i), at + "/" + i, pointers);
    }
  }

  private static void replace(JsonNode document, String pointer, JsonNode value) {
    JsonNode parent = parentOf(document, pointer);
    if (parent instanceof ObjectNode object) {
      object.set(nameOf(pointer), value);
    } else {
      ((ArrayNode) parent).set(Integer.parseInt(nameOf(pointer)), value);
    }
  }

  private static JsonNode parentOf(JsonNode document, String pointer) {
    return document.at(pointer.substring(0, pointer.lastIndexOf('/')));
  }

  private static String nameOf(String pointer) {
    return pointer.substring(pointer.lastIndexOf('/') + 1);
  }
}
