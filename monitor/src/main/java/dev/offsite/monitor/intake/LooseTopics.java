package dev.offsite.monitor.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.offsite.monitor.live.BridgeBoard;
import dev.offsite.monitor.live.CompanyScore;
import dev.offsite.monitor.live.LenientText;
import dev.offsite.monitor.live.Situation;
import dev.offsite.monitor.reference.ReleaseFold;
import dev.offsite.schemas.bridge.BridgeLoadCodec;
import dev.offsite.schemas.channel.RecordHeaders;
import dev.offsite.schemas.hotword.HotWordCodec;
import dev.offsite.schemas.json.RecordJson;
import dev.offsite.schemas.score.CompanyScoreCodec;

/** The reference data, bridges, and the products of other jobs, of which little need be known. */
public final class LooseTopics {

  private final Situation situation;
  private final ReleaseFold releases = new ReleaseFold();
  private final BridgeLoadCodec bridges = new BridgeLoadCodec();
  private final HotWordCodec hotWords = new HotWordCodec();
  private final CompanyScoreCodec scores = new CompanyScoreCodec();

  /** Folds into the boards of this situation. */
  public LooseTopics(Situation situation) {
    this.situation = situation;
  }

  /** A record of {@code reference}. */
  public void reference(StoredRecord record) {
    releases
        .take(record.key(), record.header(RecordHeaders.RELEASE).orElse(null), record.value())
        .ifPresent(situation::release);
  }

  /** A record of {@code bridge-load}. */
  public void bridgeLoad(StoredRecord record) {
    BridgeBoard board = situation.bridges();
    byte[] value = record.value();
    if (value == null) {
      board.remove(record.key());
      return;
    }
    try {
      board.fold(bridges.decode(value));
    } catch (IllegalArgumentException e) {
      throw new UnreadableRecordException("no load of a bridge", e);
    }
  }

  /** A record of {@code company-score}. */
  public void companyScore(StoredRecord record) {
    if (record.value() == null) {
      situation.others().forgetScore(record.key());
      situation.trucks().score(record.key(), CompanyScore.UNKNOWN);
      return;
    }
    try {
      dev.offsite.schemas.score.CompanyScore message = scores.decode(record.value());
      situation.others().score(message);
      situation.trucks().score(message.company(), CompanyScore.of(message.level()));
    } catch (IllegalArgumentException e) {
      throw new UnreadableRecordException("no score of a company", e);
    }
  }

  /** A record of {@code trips}. */
  public void trip(StoredRecord record) {
    if (record.value() != null) {
      JsonNode message = parse(record);
      String device =
          LenientText.first(message, "deviceId", "device")
              .or(() -> LenientText.first(message.path("subject"), "deviceId"))
              .orElse(record.key());
      situation.others().trip(device, message);
    }
  }

  /** A record of {@code hotspots}. */
  public void hotWord(StoredRecord record) {
    if (record.value() == null) {
      situation.others().coolWord(record.key());
      return;
    }
    try {
      situation.others().hotWord(hotWords.decode(record.value()));
    } catch (IllegalArgumentException e) {
      throw new UnreadableRecordException("no hot word", e);
    }
  }

  private static JsonNode parse(StoredRecord record) {
    try {
      return RecordJson.parse(record.value());
    } catch (IllegalArgumentException e) {
      throw new UnreadableRecordException("not JSON", e);
    }
  }
}
