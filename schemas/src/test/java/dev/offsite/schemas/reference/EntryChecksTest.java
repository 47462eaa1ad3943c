package dev.offsite.schemas.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.offsite.schemas.json.JsonFault;
import dev.offsite.schemas.json.JsonFaultsException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both sides of each check, and the words in which it refuses. */
class EntryChecksTest {

  private static final Validity VALID = new Validity(Instant.EPOCH, null);

  @ParameterizedTest
  @ValueSource(strings = {"a", "Z", "0", ".", "_", ":", "-", "·", "浙A·12345", "𠮷", "é", "٣"})
  void isId_lettersDigitsAndMarksOfAnyScript_areAnId(String text) {
    assertThat(EntryChecks.isId(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", "a b", "a/b", "a\\b", "a\u0000", "a\n", "a,b", "a'b", "*", "+", "#", "🚛", "①"
      })
  void isId_anyOtherCharacter_isNone(String text) {
    assertThat(EntryChecks.isId(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "浙", "𠮷"})
  void isId_bothSidesOfItsLength_countsCharactersAndNotHalves(String character) {
    assertThat(EntryChecks.isId(character.repeat(128))).isTrue();
    assertThat(EntryChecks.isId(character.repeat(129))).isFalse();
  }

  @Test
  void isId_halfASurrogatePair_isNone() {
    assertThat(EntryChecks.isId("a" + Character.MIN_HIGH_SURROGATE)).isFalse();
    assertThat(EntryChecks.isId(Character.MIN_LOW_SURROGATE + "a")).isFalse();
  }

  @Test
  void numbers_onTheirBounds_pass() {
    assertThatCode(
            () ->
                EntryChecks.of("a", 1, VALID)
                    .atLeast("x", 5, 5)
                    .atLeast("x", null, 5)
                    .above("x", Math.nextUp(5.0), 5)
                    .above("x", null, 5)
                    .within("x", -1, -1, 1)
                    .within("x", 1.0, -1, 1)
                    .finite("x", Map.of("a", Double.MAX_VALUE, "b", -0.0))
                    .done())
        .doesNotThrowAnyException();
  }

  @Test
  void numbers_beyondTheirBounds_areNamedTogetherInOrder() {
    EntryChecks checks =
        EntryChecks.of("a", 0, VALID)
            .atLeast("b", Math.nextDown(5.0), 5)
            .atLeast("c", Double.NaN, 5)
            .above("d", 5, 5)
            .above("e", Double.NaN, 5)
            .within("f", Math.nextDown(-1.0), -1, 1)
            .within("g", Math.nextUp(1.0), -1, 1)
            .within("h", Double.NaN, -1, 1)
            .finite("i", Map.of("a", Double.NaN))
            .finite("j", Map.of("a", Double.NEGATIVE_INFINITY));
    assertThat(faults(checks))
        .extracting(JsonFault::toString)
        .containsExactly(
            "/version: 0 is below 1",
            "/b: 4.999999999999999 is below 5",
            "/c: NaN is below 5",
            "/d: 5 is not above 5",
            "/e: NaN is not above 5",
            "/f: -1.0000000000000002 is outside -1 to 1",
            "/g: 1.0000000000000002 is outside -1 to 1",
            "/h: NaN is outside -1 to 1",
            "/i: a NaN is not finite",
            "/j: a -Infinity is not finite");
  }

  @Test
  void texts_blankOrEmpty_areNamed() {
    EntryChecks checks =
        EntryChecks.of()
            .text("a", "x")
            .text("b", "")
            .text("c", " \t\n\u3000")
            .textOrNull("d", null)
            .textOrNull("e", " ")
            .notEmpty("f", List.of())
            .notEmpty("g", List.of(1));
    assertThat(faults(checks))
        .extracting(JsonFault::pointer)
        .containsExactly("/b", "/c", "/e", "/f");
  }

  @Test
  void ids_oneOfSeveralBad_namesThatOne() {
    EntryChecks checks =
        EntryChecks.of()
            .ids("a", List.of("x", "y z", "w", ""))
            .idOrNull("b", null)
            .idOrNull("c", "/")
            .require(true, "d", "never")
            .require(false, "e/f~g", "always");
    assertThat(faults(checks))
        .extracting(JsonFault::toString)
        .containsExactly(
            "/a: 'y z' is no id; 1 to 128 letters, digits or . _ : - · are required",
            "/a: '' is no id; 1 to 128 letters, digits or . _ : - · are required",
            "/c: '/' is no id; 1 to 128 letters, digits or . _ : - · are required",
            "/e~1f~0g: always");
  }

  private static List<JsonFault> faults(EntryChecks checks) {
    JsonFaultsException e = catchThrowableOfType(JsonFaultsException.class, checks::done);
    assertThat(e).isNotNull();
    return e.faults();
  }
}
