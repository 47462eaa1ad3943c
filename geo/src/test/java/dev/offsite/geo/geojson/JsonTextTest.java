package dev.offsite.geo.geojson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The grammar of RFC 8259: what it allows is read exactly, what it does not is refused. */
class JsonTextTest {
  private static String quoted(String inside) {
    return '"' + inside + '"';
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.0",
    "-0, -0.0",
    "10, 10.0",
    "-1, -1.0",
    "0.5, 0.5",
    "120.1234567, 120.1234567",
    "1e3, 1000.0",
    "1E3, 1000.0",
    "1e+3, 1000.0",
    "1e-3, 0.001",
    "0e0, 0.0",
    "1.5E-7, 1.5E-7",
    // The ends of double: the largest is a number, what is too small is zero.
    "1.7976931348623157e308, 1.7976931348623157E308",
    "4.9e-324, 4.9E-324",
    "1e-400, 0.0",
    "-1e-400, -0.0",
  })
  void parse_number_isTheNearestDouble(String text, double expected) {
    assertThat(JsonText.parse(text)).isEqualTo(expected);
    assertThat((double[]) JsonText.parse("[" + text + "]")).containsExactly(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "+1, 1, a value is missing",
    ".5, 1, a value is missing",
    "-, 2, a value is missing",
    "-x, 2, a value is missing",
    "NaN, 1, a value is missing",
    "Infinity, 1, a value is missing",
    "-Infinity, 2, a value is missing",
    "01, 2, text after the end of the document",
    "-01, 3, text after the end of the document",
    "0x1F, 2, text after the end of the document",
    "1., 3, a digit after the decimal point is missing",
    "1.e5, 3, a digit after the decimal point is missing",
    "1e, 3, a digit in the exponent is missing",
    "1e+, 4, a digit in the exponent is missing",
    "1e+-1, 4, a digit in the exponent is missing",
    "1e5.0, 4, text after the end of the document",
    "1e309, 1, the number is too large",
    "-1e309, 1, the number is too large",
    "1 2, 3, text after the end of the document",
    "１, 1, a value is missing",
  })
  void parse_notANumber_namesColumnAndReason(String text, int column, String reason) {
    assertThatThrownBy(() -> JsonText.parse(text))
        .isInstanceOf(GeoJsonException.class)
        .hasMessage("line 1, column " + column + ": " + reason);
  }

  @Test
  void parse_escapes_areTheirCharacters() {
    assertThat(JsonText.parse(quoted("\\\"\\\\\\/\\b\\f\\n\\r\\t"))).isEqualTo("\"\\/\b\f\n\r\t");
    assertThat(JsonText.parse(quoted("a\\u0041\\u00e9\\u7BA1z"))).isEqualTo("aAé管z");
    assertThat(JsonText.parse(quoted("\\u0000"))).isEqualTo("\0");
    // An escaped backslash does not begin another escape.
    assertThat(JsonText.parse(quoted("\\\\u0041"))).isEqualTo("\\u0041");
  }

  @Test
  void parse_surrogates_areKeptUnitByUnit() {
    String truck = "\uD83D\uDE9A";
    assertThat(JsonText.parse(quoted(truck))).isEqualTo(truck);
    assertThat(JsonText.parse(quoted("\\ud83d\\uDE9A"))).isEqualTo(truck);
    assertThat(JsonText.parse(quoted("\\ud83d"))).isEqualTo("\uD83D");
    assertThat(JsonText.parse(quoted("\\ude9a\\ud83d"))).isEqualTo("\uDE9A\uD83D");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "\\x"      | 3 | unknown escape
          "\\'"      | 3 | unknown escape
          "\\U0041"  | 3 | unknown escape
          "\\u00g0"  | 6 | four hexadecimal digits are missing
          "\\u004"   | 7 | four hexadecimal digits are missing
          "\\u-041"  | 4 | four hexadecimal digits are missing
          "\\u００４１" | 4 | four hexadecimal digits are missing
          "\\u00     | 6 | the text ends too early
          "\\        | 3 | the text ends too early
          "abc       | 5 | the text ends inside quotes
          "a\\n      | 5 | the text ends inside quotes
          'a'        | 1 | a value is missing
          """)
  void parse_faultyText_namesColumnAndReason(String text, int column, String reason) {
    assertThatThrownBy(() -> JsonText.parse(text))
        .isInstanceOf(GeoJsonException.class)
        .hasMessage("line 1, column " + column + ": " + reason);
  }

  @ParameterizedTest
  @ValueSource(chars = {0, 1, '\t', '\n', '\r', 0x1f})
  void parse_controlCharacterInsideQuotes_isRefused(char control) {
    assertThatThrownBy(() -> JsonText.parse(quoted("a" + control)))
        .hasMessageEndingWith("column 3: a control character inside quotes");
    assertThatThrownBy(() -> JsonText.parse(quoted("\\n" + control)))
        .hasMessageEndingWith("column 4: a control character inside quotes");
  }

  @ParameterizedTest
  @ValueSource(chars = {' ', 0x7f, 0x85, 0x2028, 0xfeff, 0xffff})
  void parse_firstPrintableAndOddCharacters_areTaken(char c) {
    assertThat(JsonText.parse(quoted("" + c))).isEqualTo("" + c);
  }

  @ParameterizedTest
  @ValueSource(chars = {0xb, 0xc, 0x85, 0xa0, 0x2028, 0x3000, 0xfeff})
  void parse_otherSpaceThanJsons_isRefused(char space) {
    assertThatThrownBy(() -> JsonText.parse(space + "1"))
        .hasMessage("line 1, column 1: a value is missing");
    assertThatThrownBy(() -> JsonText.parse("1" + space))
        .hasMessage("line 1, column 2: text after the end of the document");
  }

  @Test
  void parse_spaceEverywhere_changesNothing() {
    Object spaced = JsonText.parse(" \t\r\n{ \"a\" : [ true , null ] , \"b\" : { } }\n ");
    assertThat(spaced)
        .isEqualTo(JsonText.parse("{\"a\":[true,null],\"b\":{}}"))
        .isEqualTo(Map.of("a", List.of(true, JsonText.NULL), "b", Map.of()));
    assertThat((double[]) JsonText.parse("[ 1 ,\n2\t, 3 ]")).containsExactly(1, 2, 3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``           | 1 | the text ends too early
          {            | 2 | the text ends too early
          {"a"         | 5 | ':' is missing
          {"a":        | 6 | the text ends too early
          {"a":1       | 7 | '}' is missing
          {"a":1,      | 8 | the text ends too early
          {"a":1,}     | 8 | a member name in quotes is missing
          {a:1}        | 2 | a member name in quotes is missing
          {1:1}        | 2 | a member name in quotes is missing
          {"a" 1}      | 6 | ':' is missing
          {"a":1 "b":2} | 8 | '}' is missing
          {"a":1]      | 7 | '}' is missing
          [            | 2 | the text ends too early
          [1           | 3 | ']' is missing
          [1,          | 4 | the text ends too early
          [1,]         | 4 | a value is missing
          [true,]      | 7 | a value is missing
          [,1]         | 2 | a value is missing
          [1 2]        | 4 | ']' is missing
          [1}          | 3 | ']' is missing
          [[1]         | 5 | ']' is missing
          tru          | 1 | a value is missing
          True         | 1 | a value is missing
          nul          | 1 | a value is missing
          nulls        | 5 | text after the end of the document
          {}{}         | 3 | text after the end of the document
          // x         | 1 | a value is missing
          """)
  void parse_faultyStructure_namesColumnAndReason(String text, int column, String reason) {
    assertThatThrownBy(() -> JsonText.parse(text))
        .isInstanceOf(GeoJsonException.class)
        .hasMessage("line 1, column " + column + ": " + reason);
  }

  @Test
  void parse_repeatedMember_isRefusedWhateverItsValues() {
    assertThatThrownBy(() -> JsonText.parse("{\"a\":null,\n \"a\":null}"))
        .hasMessage("line 2, column 2: member \"a\" is repeated");
    // The same name by way of an escape.
    assertThatThrownBy(() -> JsonText.parse("{\"a\":1,\"\\u0061\":2}"))
        .hasMessageContaining("member \"a\" is repeated");
    assertThat(JsonText.parse("{\"a\":{\"a\":1},\"A\":2}"))
        .isEqualTo(Map.of("a", Map.of("a", 1.0), "A", 2.0));
  }

  @Test
  void parse_members_keepTheOrderOfTheDocument() {
    Map<?, ?> members = (Map<?, ?>) JsonText.parse("{\"z\":1,\"a\":2,\"m\":3,\"\":4}");
    assertThat(members.keySet().stream().map(Object::toString)).containsExactly("z", "a", "m", "");
  }

  @Test
  void parse_arrayOfNumbersOnly_isPacked_andAnyOtherIsAList() {
    assertThat((double[]) JsonText.parse("[1,2,3,4,5,6,7,8,9]"))
        .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
    assertThat(JsonText.parse("[]")).isEqualTo(List.of());
    assertThat(JsonText.parse("[1,2,\"3\",4]")).isEqualTo(List.of(1.0, 2.0, "3", 4.0));
    assertThat(JsonText.parse("[1,null]")).isEqualTo(List.of(1.0, JsonText.NULL));
    assertThat(JsonText.parse("[false,1]")).isEqualTo(List.of(false, 1.0));
  }

  @Test
  void parse_mixedArrayHoldingPackedOnes_keepsEachApart() {
    List<?> items = (List<?>) JsonText.parse("[1,[2,3],4,[5,[6]]]");
    assertThat(items.get(0)).isEqualTo(1.0);
    assertThat((double[]) items.get(1)).containsExactly(2, 3);
    assertThat(items.get(2)).isEqualTo(4.0);
    List<?> last = (List<?>) items.get(3);
    assertThat(last.get(0)).isEqualTo(5.0);
    assertThat((double[]) last.get(1)).containsExactly(6);
  }

  @ParameterizedTest
  @CsvSource({"[, ]", "{\"a\":, }"})
  void parse_nesting_isBoundedAt32Levels(String open, String close) {
    String deepest = open.repeat(32) + "true" + close.repeat(32);
    assertThat(JsonText.parse(deepest)).isNotNull();
    String tooDeep = open.repeat(33) + "true" + close.repeat(33);
    assertThatThrownBy(() -> JsonText.parse(tooDeep))
        .hasMessage(
            "line 1, column " + (33 * open.length() + 1) + ": nested deeper than 32 levels");
  }

  @Test
  void parse_manySiblings_areNotDepth() {
    String wide = "[" + "[[]],".repeat(100_000) + "[]]";
    assertThat((List<?>) JsonText.parse(wide)).hasSize(100_001);
  }
}
