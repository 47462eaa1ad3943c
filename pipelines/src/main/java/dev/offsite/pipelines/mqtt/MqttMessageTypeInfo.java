package dev.offsite.pipelines.mqtt;

import java.lang.reflect.Type;
import java.util.Map;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** Tells Flink to move {@link MqttMessage} with {@link MqttMessageSerializer}. */
public final class MqttMessageTypeInfo extends TypeInformation<MqttMessage> {
  private static final long serialVersionUID = 1L;

  public static final MqttMessageTypeInfo INSTANCE = new MqttMessageTypeInfo();

  private MqttMessageTypeInfo() {}

  @Override
  public boolean isBasicType() {
    return false;
  }

  @Override
  public boolean isTupleType() {
    return false;
  }

  @Override
  public int getArity() {
    return 1;
  }

  @Override
  public int getTotalFields() {
    return 1;
  }

  @Override
  public Class<MqttMessage> getTypeClass() {
    return MqttMessage.class;
  }

  @Override
  public boolean isKeyType() {
    return false;
  }

  @Override
  public TypeSerializer<MqttMessage> createSerializer(SerializerConfig config) {
    return MqttMessageSerializer.INSTANCE;
  }

  @Override
  public String toString() {
    return "MqttMessage";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MqttMessageTypeInfo;
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof MqttMessageTypeInfo;
  }

  @Override
  public int hashCode() {
    return MqttMessageTypeInfo.class.hashCode();
  }

  private Object readResolve() {
    return INSTANCE;
  }

  /** Finds the type information where Flink meets the class, also as a field of a record. */
  public static final class Factory extends TypeInfoFactory<MqttMessage> {
    @Override
    public TypeInformation<MqttMessage> createTypeInfo(
        Type type, Map<String, TypeInformation<?>> genericParameters) {
      return INSTANCE;
    }
  }
}
