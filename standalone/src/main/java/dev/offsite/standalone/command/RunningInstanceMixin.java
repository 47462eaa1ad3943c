package dev.offsite.standalone.command;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of every command that speaks to the Kafka of an instance that runs already. */
final class RunningInstanceMixin {

  @Mixin private InstanceFolderMixin folder;

  @Option(
      names = "--kafka",
      paramLabel = "HOST:PORT",
      description = "Kafka of an instance on another machine; then no data directory is looked for")
  private String kafka;

  /** Kafka's bootstrap servers. */
  String requireKafka() throws CommandFailedException {
    return kafka != null ? kafka : folder.require().addresses().kafka();
  }
}
