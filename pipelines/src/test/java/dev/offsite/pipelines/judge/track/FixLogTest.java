package dev.offsite.pipelines.judge.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class FixLogTest {

  @Test
  void log_overAnySequenceOfChanges_answersLikeASortedMap() throws Exception {
    for (long seed = 1; seed <= 150; seed++) {
      Random random = new Random(seed);
      FixLog log = new FixLog();
      TreeMap<Long, Fix> expected = new TreeMap<>();
      long newestMs = 0;
      for (int i = 0; i < 600; i++) {
        newestMs += random.nextInt(3) * 500L;
        long lateMs = random.nextInt(4) == 0 ? random.nextInt(200) * 500L : 0;
        long timeMs = Math.max(0, newestMs - lateMs);
        Fix fix = random.nextBoolean() ? Fixes.at(timeMs) : Fixes.any(timeMs, random);
        FixLog.Added added = log.add(fix);
        assertThat(added).as("seed %s, change %s", seed, i).isEqualTo(add(expected, fix));
        if (random.nextInt(60) == 0) {
          long untilMs = newestMs - random.nextInt(100) * 500L;
          List<Fix> removed = new ArrayList<>();
          assertThat(log.packedBefore(untilMs))
              .isBetween(
                  expected.headMap(untilMs).size() - 4 * FixLog.BLOCK,
                  expected.headMap(untilMs).size());
          log.removeBefore(untilMs, removed::add);
          assertThat(removed)
              .as("seed %s, change %s", seed, i)
              .containsExactlyElementsOf(expected.headMap(untilMs).values());
          expected.headMap(untilMs).clear();
        }
        if (random.nextInt(60) == 0) {
          long untilMs = newestMs - random.nextInt(100) * 500L;
          log.removeUpTo(untilMs);
          expected.headMap(untilMs, true).clear();
        }
        if (random.nextInt(80) == 0) {
          log = random.nextBoolean() ? throughBytes(log) : log.copy();
        }
        assertThat(log.size()).as("seed %s, change %s", seed, i).isEqualTo(expected.size());
        assertThat(log.isEmpty()).isEqualTo(expected.isEmpty());
      }
      long fromMs = newestMs - random.nextInt(200) * 500L;
      assertThat(after(log, Long.MIN_VALUE))
          .as("seed %s", seed)
          .containsExactlyElementsOf(expected.values());
      assertThat(after(log, fromMs))
          .as("seed %s", seed)
          .containsExactlyElementsOf(expected.tailMap(fromMs, false).values());
    }
  }

  @Test
  void fix_ofAnInstantThatIsThere_replacesItOnlyIfItComesFirstByPrecedence() {
    FixLog log = new FixLog();
    assertThat(log.add(Fixes.at(1_000, 5, 5))).isEqualTo(FixLog.Added.LAST);
    assertThat(log.add(Fixes.at(1_000, 5, 5))).isEqualTo(FixLog.Added.NOTHING);
    assertThat(log.add(Fixes.at(1_000, 6, 5))).isEqualTo(FixLog.Added.NOTHING);
    assertThat(log.add(Fixes.at(1_000, 4, 9))).isEqualTo(FixLog.Added.WITHIN);
    assertThat(log.last().lngE7()).isEqualTo(4);
    assertThat(log.size()).isEqualTo(1);
  }

  @Test
  void copy_isIndependentOfItsOriginal() {
    FixLog log = new FixLog();
    for (int i = 0; i < 100; i++) {
      log.add(Fixes.at(1_000L * i));
    }
    FixLog copy = log.copy();
    log.removeBefore(90_000, fix -> {});
    log.add(Fixes.at(99_500));

    assertThat(copy.size()).isEqualTo(100);
    assertThat(after(copy, Long.MIN_VALUE)).extracting(Fix::timeMs).doesNotContain(99_500L);
  }

  @Test
  void removeBefore_everything_leavesAnEmptyLogThatTakesFixesAgain() throws Exception {
    FixLog log = new FixLog();
    for (int i = 0; i < 100; i++) {
      log.add(Fixes.at(1_000L * i));
    }
    log.removeBefore(Long.MAX_VALUE, fix -> {});
    log = throughBytes(log);

    assertThat(log.isEmpty()).isTrue();
    assertThat(log.add(Fixes.at(5))).isEqualTo(FixLog.Added.LAST);
    assertThat(after(log, Long.MIN_VALUE)).extracting(Fix::timeMs).containsExactly(5L);
  }

  @Test
  void block_ofExtremeValues_isReadAsItWasWritten() throws Exception {
    List<Fix> fixes =
        List.of(
            new Fix(
                Long.MIN_VALUE / 4,
                Integer.MIN_VALUE,
                Integer.MAX_VALUE,
                Short.MAX_VALUE,
                Fix.UNKNOWN,
                -1,
                Integer.MAX_VALUE,
                0,
                Short.MAX_VALUE,
                Long.MAX_VALUE,
                Integer.MIN_VALUE),
            new Fix(
                Long.MAX_VALUE / 4,
                Integer.MAX_VALUE,
                Integer.MIN_VALUE,
                Fix.UNKNOWN,
                Short.MAX_VALUE,
                Integer.MIN_VALUE,
                Fix.UNKNOWN,
                Long.MAX_VALUE / 2,
                0,
                0,
                Integer.MAX_VALUE));
    FixBlock block = FixBlock.of(fixes);
    DataOutputSerializer out = new DataOutputSerializer(64);
    block.write(out);
    FixBlock read = FixBlock.read(new DataInputDeserializer(out.getCopyOfBuffer()));

    assertThat(read.fixes()).isEqualTo(fixes);
    assertThat(read.count()).isEqualTo(2);
    assertThat(read.firstMs()).isEqualTo(Long.MIN_VALUE / 4);
    assertThat(read.lastMs()).isEqualTo(Long.MAX_VALUE / 4);
  }

  private static FixLog.Added add(Map<Long, Fix> expected, Fix fix) {
    Fix there = expected.get(fix.timeMs());
    if (there != null && Fix.PRECEDENCE.compare(fix, there) >= 0) {
      return FixLog.Added.NOTHING;
    }
    boolean isLast = expected.keySet().stream().allMatch(time -> time < fix.timeMs());
    expected.put(fix.timeMs(), fix);
    return isLast ? FixLog.Added.LAST : FixLog.Added.WITHIN;
  }

  private static List<Fix> after(FixLog log, long timeMs) {
    List<Fix> fixes = new ArrayList<>();
    log.forEachAfter(timeMs, fixes::add);
    return fixes;
  }

  private static FixLog throughBytes(FixLog log) throws Exception {
    DataOutputSerializer out = new DataOutputSerializer(64);
    log.write(out);
    return FixLog.read(new DataInputDeserializer(out.getCopyOfBuffer()));
  }
}
