package dev.offsite.geo.geojson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.geo.Datum;
import java.util.Map;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A value that knows its place: every question of the wrong type names pointer and reason. */
class JsonNodeTest {
  private static JsonNode node(String json) {
    return JsonNode.root(JsonText.parse(json));
  }

  private static void assertFault(ThrowingCallable call, String pointer, String reason) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            GeoJsonException.class,
            e -> {
              assertThat(e.pointer()).isEqualTo(pointer);
              assertThat(e.reason()).isEqualTo(reason);
            });
  }

  @Test
  void member_absentOrNull_isMissing() {
    JsonNode object = node("{\"null\":null,\"false\":false,\"zero\":0,\"empty\":\"\"}");
    assertThat(object.member("null").isMissing()).isTrue();
    assertThat(object.member("absent").isMissing()).isTrue();
    assertThat(object.member("false").isMissing()).isFalse();
    assertThat(object.member("zero").isMissing()).isFalse();
    assertThat(object.member("empty").isMissing()).isFalse();
    assertFault(() -> object.required("null"), "/null", "is missing");
    assertFault(() -> object.required("absent"), "/absent", "is missing");
  }

  @Test
  void pointer_oddNames_areEscapedAsRfc6901Asks() {
    JsonNode object = node("{\"a/b\":{\"~\":{\"~1\":1,\"\":1}}}");
    JsonNode deep = object.member("a/b").member("~");
    assertFault(() -> deep.member("~1").text(), "/a~1b/~0/~01", "is not a text");
    assertFault(() -> deep.member("").text(), "/a~1b/~0/", "is not a text");
  }

  @Test
  void pointer_itemsOfBothKindsOfArray_countFromZero() {
    JsonNode packed = node("{\"a\":[1,2,3]}").member("a");
    assertThat(packed.length()).isEqualTo(3);
    assertFault(() -> packed.item(2).text(), "/a/2", "is not a text");
    JsonNode mixed = node("{\"a\":[1,[true]]}").member("a");
    assertThat(mixed.length()).isEqualTo(2);
    assertFault(() -> mixed.item(1).item(0).text(), "/a/1/0", "is not a text");
  }

  @Test
  void fault_withAndWithoutFeature_namesBoth() {
    JsonNode root = node("{\"a\":1}");
    assertThat(root.fault("is wrong")).hasMessage("document: is wrong");
    assertThat(root.member("a").fault("is wrong")).hasMessage("/a: is wrong");
    assertThat(root.inFeature("feature 3 (x)").member("a").fault("is wrong"))
        .hasMessage("feature 3 (x), /a: is wrong");
    IllegalStateException cause = new IllegalStateException();
    assertThat(root.fault("is wrong", cause)).hasCause(cause);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          true    | is not an object | is not an array | is not a text | is not a number
          1       | is not an object | is not an array | is not a text | -
          "1"     | is not an object | is not an array | -             | is not a number
          {}      | -                | is not an array | is not a text | is not a number
          []      | is not an object | -               | is not a text | is not a number
          [1]     | is not an object | -               | is not a text | is not a number
          null    | is not an object | is not an array | is not a text | is not a number
          """)
  void question_ofAnotherType_isRefused(
      String json, String object, String array, String text, String number) {
    check(node(json), JsonNode::object, object);
    check(node(json), JsonNode::length, array);
    check(node(json), JsonNode::text, text);
    check(node(json), JsonNode::number, number);
  }

  private static void check(JsonNode node, Consumer<JsonNode> question, String reason) {
    if (reason.equals("-")) {
      question.accept(node);
    } else {
      assertFault(() -> question.accept(node), "", reason);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "-0, 0", "7.0, 7", "1e3, 1000", "2147483647, 2147483647"})
  void wholeNumber_ofAWholeNumber_isTaken(String json, int expected) {
    assertThat(node(json).wholeNumber()).isEqualTo(expected);
  }

  @Test
  void wholeNumber_atTheLowEnd_isTaken() {
    assertThat(node("-2147483648").wholeNumber()).isEqualTo(Integer.MIN_VALUE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.5", "2147483648", "-2147483649", "1e300", "1e-9"})
  void wholeNumber_fractionOrBeyond32Bits_isRefused(String json) {
    assertFault(() -> node(json).wholeNumber(), "", "is not a whole number within 32 bits");
  }

  @ParameterizedTest
  @CsvSource({
    "7, 7",
    "-7, -7",
    "0, 0",
    "7.5, 7.5",
    "1e3, 1000",
    "2147483648, 2147483648",
    "9007199254740991, 9007199254740991",
    "-9007199254740991, -9007199254740991",
  })
  void textOrNumber_ofANumber_isItsPlainText(String json, String expected) {
    assertThat(node(json).textOrNumber()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"9007199254740992", "9007199254740993", "-9007199254740993", "1e300"})
  void textOrNumber_beyondTheExactWholeNumbers_isRefused(String json) {
    // Two ids of 2^53 and 2^53 + 1 would be the same fence.
    assertFault(() -> node(json).textOrNumber(), "", "is a number beyond 2^53; write it as a text");
  }

  @Test
  void textOrNumber_ofAText_isTheText() {
    assertThat(node("\"007\"").textOrNumber()).isEqualTo("007");
    assertThat(node("\"9007199254740993\"").textOrNumber()).isEqualTo("9007199254740993");
    assertFault(() -> node("true").textOrNumber(), "", "is not a text");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "[1]", "[1,\"2\"]", "[1,null]", "[[1,2]]", "{}", "\"1,2\""})
  void position_fewerThanTwoNumbers_isRefused(String json) {
    assertFault(() -> node(json).position(), "", "is not a position of longitude and latitude");
  }

  @Test
  void position_twoNumbersOrMore_areTaken() {
    assertThat(node("[1,2]").position()).containsExactly(1, 2);
    assertThat(node("[1,2,3]").position()).startsWith(1, 2);
  }

  @Test
  void texts_ofAnObject_keepEveryMember() {
    assertThat(node("{\"b\":\"2\",\"a\":\"\"}").texts()).isEqualTo(Map.of("a", "", "b", "2"));
    assertThat(node("{}").texts()).isEmpty();
    assertFault(() -> node("{\"a\":null}").texts(), "/a", "is not a text");
    assertFault(() -> node("[\"a\"]").texts(), "", "is not an object");
  }

  @Test
  void constant_exactName_isTaken_andNoOther() {
    assertThat(node("\"GCJ02\"").constant(Datum.class)).isEqualTo(Datum.GCJ02);
    for (String bad : new String[] {"gcj02", "GCJ-02", "", " GCJ02"}) {
      assertFault(
          () -> node('"' + bad + '"').constant(Datum.class),
          "",
          '"' + bad + "\" is none of [WGS84, CGCS2000, GCJ02, BD09]");
    }
    assertFault(() -> node("2").constant(Datum.class), "", "is not a text");
  }
}
