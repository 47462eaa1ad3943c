package dev.offsite.pipelines.history.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.offsite.schemas.channel.Refusal;
import dev.offsite.schemas.channel.RefusalReason;
import dev.offsite.schemas.channel.Sha256;
import dev.offsite.schemas.history.HistoryRow;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One line on its way to the store.
 *
 * @param text without a line end
 * @param about the device, or what else the first tag names: key of a refusal
 */
record Line(String text, String about) {

  private static final int DETAIL_LENGTH_MAX = 500;

  static Line of(HistoryRow row) {
    return new Line(
        LineProtocol.of(row),
        row.tags().entrySet().stream().findFirst().map(Map.Entry::getValue).orElse(""));
  }

  /** Length in UTF-8, with its line end. */
  int bytes() {
    int bytes = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      // each half of a surrogate pair counts for two of the four bytes
      bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
    return bytes;
  }

  /**
   * This line as a dead letter.
   *
   * @param why what stands against it; cut where it is long
   */
  Refusal refuse(String why, Instant at) {
    byte[] payload = text.getBytes(UTF_8);
    return new Refusal(
        List.of(RefusalReason.HISTORY_REFUSED),
        "",
        why.length() <= DETAIL_LENGTH_MAX ? why : why.substring(0, DETAIL_LENGTH_MAX),
        "",
        about,
        "",
        0,
        at.toEpochMilli(),
        payload.length,
        Sha256.hexOf(payload),
        payload);
  }
}
