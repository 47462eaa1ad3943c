package dev.offsite.pipelines.serialization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.pipelines.judge.patrol.PatrolCase;
import dev.offsite.pipelines.judge.patrol.PatrolCaseSerializer;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Times;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshotSerializationUtil;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputViewStreamWrapper;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every hand-written serializer. */
class VersionedSerializersTest {

  /** Values that a change of a stage may change, without any change of the form. */
  private static final Set<String> MADE_BY_STAGES =
      Set.of(
          "candidate",
          "patrol-case",
          "patrol-case-compared",
          "parking-case",
          "linked-case",
          "contradicted-case",
          "site-unread",
          "site-file",
          "bridge-case",
          "station-case");

  static List<GoldenForms.Form<?>> forms() {
    return GoldenForms.all();
  }

  @ParameterizedTest
  @MethodSource("forms")
  <T> void serializer_roundTrip_sameBytesAndNothingLeft(GoldenForms.Form<T> form)
      throws IOException {
    byte[] bytes = form.bytes();
    DataInputDeserializer in = new DataInputDeserializer(bytes);

    T read = form.serializer().deserialize(in);

    assertThat(in.available()).isZero();
    assertThat(bytesOf(form.serializer(), read)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @MethodSource("forms")
  <T> void serializer_bytesOfEveryVersion_areReadAsTheyWereMeant(GoldenForms.Form<T> form)
      throws IOException {
    byte[] newest = null;
    for (int version = 1; version <= GoldenForms.VERSION_MAX; version++) {
      byte[] golden = goldenOrNull(version, form.name());
      if (golden == null) {
        continue;
      }
      newest = golden;
      T read = form.serializer().deserialize(new DataInputDeserializer(golden));
      byte[] written = bytesOf(form.serializer(), read);
      boolean isMadeByStages = MADE_BY_STAGES.contains(form.name());
      boolean isOlderForm = golden[0] < form.bytes()[0];
      byte[] meant = isMadeByStages ? golden : form.bytes();
      if (isMadeByStages && isOlderForm) {
        // Read once, it is of the newest form and stays as it is.
        meant =
            bytesOf(
                form.serializer(),
                form.serializer().deserialize(new DataInputDeserializer(written)));
      }
      assertThat(written).as("version %s", version).isEqualTo(meant);
    }
    assertThat(newest).isNotNull();
    if (!MADE_BY_STAGES.contains(form.name())) {
      assertThat(newest).isEqualTo(form.bytes());
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  <T> void serializer_intoAStream_sameBytesInOneWrite(GoldenForms.Form<T> form) throws IOException {
    CountedWrites stream = new CountedWrites();
    T value = form.serializer().deserialize(new DataInputDeserializer(form.bytes()));

    form.serializer().serialize(value, new DataOutputViewStreamWrapper(stream));
    form.serializer().serialize(value, new DataOutputViewStreamWrapper(stream));

    byte[] bytes = bytesOf(form.serializer(), value);
    assertThat(stream.toByteArray()).startsWith(bytes).endsWith(bytes).hasSize(2 * bytes.length);
    assertThat(stream.writes).isEqualTo(2);
  }

  /** What a checkpoint writes to. */
  private static final class CountedWrites extends ByteArrayOutputStream {
    private int writes;

    @Override
    public synchronized void write(int b) {
      writes++;
      super.write(b);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
      writes++;
      super.write(bytes, from, length);
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  <T> void serializer_unknownVersion_refusedWithBothNumbers(GoldenForms.Form<T> form)
      throws IOException {
    byte[] bytes = form.bytes();
    int newest = bytes[0];
    for (int unknown : new int[] {newest + 1, 0, -1}) {
      bytes[0] = (byte) unknown;
      assertThatThrownBy(() -> form.serializer().deserialize(new DataInputDeserializer(bytes)))
          .isInstanceOf(IOException.class)
          .hasMessage(
              form.serializer().type().getSimpleName()
                  + " in form "
                  + unknown
                  + " cannot be read: this release knows 1 to "
                  + newest);
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  <T> void serializer_copyOfBytes_isTheSame(GoldenForms.Form<T> form) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(256);

    form.serializer().copy(new DataInputDeserializer(form.bytes()), out);

    assertThat(out.getCopyOfBuffer()).isEqualTo(form.bytes());
  }

  @ParameterizedTest
  @MethodSource("forms")
  <T> void serializer_copy_isEqual_andTheSameOnlyIfImmutable(GoldenForms.Form<T> form)
      throws IOException {
    T copy = form.serializer().copy(form.value());

    assertThat(bytesOf(form.serializer(), copy)).isEqualTo(form.bytes());
    assertThat(copy == form.value()).isEqualTo(form.serializer().isImmutableType());
  }

  @Test
  void patrolCase_copy_isIndependent() throws IOException {
    GoldenForms.Form<?> form = form("patrol-case");
    PatrolCase original = (PatrolCase) form.value();
    byte[] before = form.bytes();

    PatrolCase copy = PatrolCaseSerializer.INSTANCE.copy(original);
    copy.close("patrol", Entries.complete().snapshot(), Times.at("13:00:00"));

    assertThat(form.bytes()).isEqualTo(before);
    assertThat(bytesOf(PatrolCaseSerializer.INSTANCE, copy)).isNotEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("forms")
  <T> void snapshot_throughASavepoint_restoresThisSerializer(GoldenForms.Form<T> form)
      throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(256);
    TypeSerializerSnapshotSerializationUtil.writeSerializerSnapshot(
        out, form.serializer().snapshotConfiguration());

    TypeSerializerSnapshot<T> restored =
        TypeSerializerSnapshotSerializationUtil.readSerializerSnapshot(
            new DataInputDeserializer(out.getCopyOfBuffer()), getClass().getClassLoader());

    assertThat(restored.restoreSerializer()).isEqualTo(form.serializer());
    assertThat(
            form.serializer()
                .snapshotConfiguration()
                .resolveSchemaCompatibility(restored)
                .isCompatibleAsIs())
        .isTrue();
  }

  @ParameterizedTest
  @MethodSource("forms")
  <T> void type_isNeverKryo_andSurvivesJavaSerialization(GoldenForms.Form<T> form)
      throws IOException, ClassNotFoundException {
    SerializedType<T> type = form.serializer().asType();

    TypeSerializer<T> created = type.createSerializer(new SerializerConfigImpl());
    SerializedType<T> shipped =
        InstantiationUtil.deserializeObject(
            InstantiationUtil.serializeObject(type), getClass().getClassLoader());

    assertThat(created).isSameAs(form.serializer());
    assertThat(shipped).isEqualTo(type).hasSameHashCodeAs(type);
    assertThat(type.getTypeClass()).isAssignableFrom(form.value().getClass());
    assertThat(type.isKeyType()).isFalse();
  }

  private static GoldenForms.Form<?> form(String name) {
    return GoldenForms.all().stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
  }

  private static byte[] goldenOrNull(int version, String name) throws IOException {
    try (InputStream in =
        VersionedSerializersTest.class
            .getClassLoader()
            .getResourceAsStream(GoldenForms.file(version, name))) {
      return in == null ? null : in.readAllBytes();
    }
  }

  private static <T> byte[] bytesOf(TypeSerializer<T> serializer, T value) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(256);
    serializer.serialize(value, out);
    return out.getCopyOfBuffer();
  }
}
