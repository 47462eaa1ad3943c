package dev.offsite.schemas.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.Set;

/** The JSON Schemas of contract v1, loaded the way an integrator would. */
final class Schemas {

  static final String FOLDER = "dev/offsite/schemas/v1/";

  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

  private final JsonSchema schema;

  private Schemas(JsonSchema schema) {
    this.schema = schema;
  }

  /** The schema of that name, such as {@code passage}. */
  static Schemas of(String name) {
    SchemaValidatorsConfig config =
        SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    JsonSchema schema =
        FACTORY.getSchema(SchemaLocation.of("classpath:" + FOLDER + name + ".schema.json"), config);
    schema.initializeValidators();
    return new Schemas(schema);
  }

  /** The schema that every schema keeps. */
  static Schemas metaSchema() {
    return new Schemas(FACTORY.getSchema(SchemaLocation.of(SchemaId.V202012)));
  }

  /** What the validator says against the document; empty if it is valid. */
  Set<ValidationMessage> validate(JsonNode document) {
    return schema.validate(document);
  }

  JsonNode tree() {
    return schema.getSchemaNode();
  }
}
