package dev.offsite.monitor.web;

import dev.offsite.monitor.access.AreaPath;
import dev.offsite.monitor.access.PlateMask;
import dev.offsite.monitor.access.Right;
import dev.offsite.monitor.access.Viewer;
import dev.offsite.monitor.live.DeadLetter;
import dev.offsite.monitor.live.DeadLetterBoard;
import dev.offsite.monitor.live.DeviceHealth;
import dev.offsite.monitor.live.DeviceView;
import dev.offsite.monitor.live.Situation;
import dev.offsite.monitor.reference.ReleaseView;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.ReferenceKind;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The desk of devices. */
final class DeviceRoutes {

  private static final int LIMIT_MAX = 500;

  private final Guard guard;
  private final Situation situation;
  private final Clock clock;

  DeviceRoutes(Guard guard, Situation situation, Clock clock) {
    this.guard = guard;
    this.situation = situation;
    this.clock = clock;
  }

  void register(RoutesConfig routes) {
    routes.get("/api/devices", guard.only(Right.WATCH_DEVICES, this::devices));
    routes.get("/api/dead-letters", guard.only(Right.WATCH_DEVICES, this::deadLetters));
  }

  private record Devices(
      Instant asOf,
      int total,
      Map<DeviceHealth, Integer> counts,
      @Nullable String cursor,
      List<DeviceView> devices) {}

  private record Letters(
      List<DeadLetter> deadLetters, Map<String, Long> byReason, long held, int heldMax) {}

  private void devices(Context context, Viewer viewer) {
    Set<String> kinds = Answers.texts(context, "kind");
    Set<String> healths = Answers.texts(context, "health");
    Optional<String> text = Answers.text(context, "text").map(DeviceRoutes::lower);
    Optional<String> after = Answers.text(context, "cursor");
    int limit = Answers.limit(context, 100, LIMIT_MAX);
    Instant now = clock.instant();
    Map<DeviceHealth, Integer> counts = new EnumMap<>(DeviceHealth.class);
    List<DeviceView> page = new ArrayList<>();
    int total = 0;
    boolean more = false;
    for (DeviceView.Placed placed : situation.devices().all(situation.release(), now)) {
      DeviceView device = placed.view().withPlate(plate(viewer, placed.view().plate()));
      boolean matches =
          viewer.sees(placed.area())
              && (kinds.isEmpty()
                  || (device.kind() != null && kinds.contains(device.kind().name())))
              && (text.isEmpty() || contains(device, text.get()));
      if (!matches) {
        continue;
      }
      counts.merge(device.health(), 1, Integer::sum);
      if (!healths.isEmpty() && !healths.contains(device.health().name())) {
        continue;
      }
      total++;
      if (after.isEmpty() || device.deviceId().compareTo(after.get()) > 0) {
        if (page.size() < limit) {
          page.add(device);
        } else {
          more = true;
        }
      }
    }
    String cursor = more ? page.get(page.size() - 1).deviceId() : null;
    Answers.json(context, new Devices(now, total, counts, cursor, page));
  }

  private void deadLetters(Context context, Viewer viewer) {
    Optional<String> deviceId = Answers.text(context, "deviceId");
    Optional<String> reason = Answers.text(context, "reason");
    int limit = Answers.limit(context, 100, LIMIT_MAX);
    ReleaseView release = situation.release();
    Instant now = clock.instant();
    Predicate<DeadLetter> filter =
        letter ->
            (deviceId.isEmpty() || deviceId.get().equals(letter.deviceId()))
                && (reason.isEmpty() || letter.reasons().contains(reason.get()))
                && viewer.sees(area(letter, release, now));
    Map<String, Long> byReason = situation.deadLetters().countByReason(filter, Instant.EPOCH);
    List<DeadLetter> letters = situation.deadLetters().select(filter, DeadLetterBoard.HELD_MAX);
    Answers.json(
        context,
        new Letters(
            letters.stream().limit(limit).map(letter -> masked(letter, viewer)).toList(),
            byReason,
            letters.size(),
            DeadLetterBoard.HELD_MAX));
  }

  private AreaPath area(DeadLetter letter, ReleaseView release, Instant now) {
    ReferenceEntry.Device device =
        release
            .find(ReferenceKind.DEVICE, letter.deviceId(), ReferenceEntry.Device.class, now)
            .orElse(null);
    return situation.devices().area(letter.deviceId(), device, release, now);
  }

  private static DeadLetter masked(DeadLetter letter, Viewer viewer) {
    return viewer.may(Right.SEE_PLATES)
        ? letter
        : letter.withDetail(PlateMask.inText(letter.detail()));
  }

  private static @Nullable String plate(Viewer viewer, @Nullable String plate) {
    return plate == null ? null : viewer.plate(plate);
  }

  /** In what the viewer reads: else a search would tell a masked plate. */
  private static boolean contains(DeviceView device, String text) {
    return lower(device.deviceId()).contains(text)
        || (device.owner() != null && lower(device.owner()).contains(text))
        || (device.siteId() != null && lower(device.siteId()).contains(text))
        || (device.plate() != null && lower(device.plate()).contains(text));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
