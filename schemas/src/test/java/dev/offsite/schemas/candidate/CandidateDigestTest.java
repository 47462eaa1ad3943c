package dev.offsite.schemas.candidate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.schemas.contract.Examples;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Evidence without a true digest proves nothing: no reader lets it in. */
class CandidateDigestTest {

  @ParameterizedTest
  @CsvSource({
    "9b74c9897bac770ffc029102a200c5de0d1b8a4e5d7e0f1a2b3c4d5e6f708192, /evidence/records/0",
    "5a1fd2c3b4e5968778695a4b3c2d1e0f00112233445566778899aabbccddeeff, /evidence/media/0"
  })
  void decode_digestThatIsNone_isNamed(String digest, String pointer) {
    String example = new String(Examples.read("candidate"), StandardCharsets.UTF_8);
    for (String bad : new String[] {"", "9b74", digest.replace('b', 'B'), digest + "0"}) {
      assertThat(example).contains('"' + digest + '"');
      byte[] json =
          example.replace('"' + digest + '"', '"' + bad + '"').getBytes(StandardCharsets.UTF_8);
      assertThatThrownBy(() -> new CandidateCodec().decode(json))
          .isInstanceOf(CandidateFormatException.class)
          .hasMessage(
              "no candidate: %s: sha256 '%s' is not 64 lower-case hexadecimal digits",
              pointer, bad);
    }
  }
}
