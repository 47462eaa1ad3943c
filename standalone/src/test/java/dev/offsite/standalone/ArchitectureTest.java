package dev.offsite.standalone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;

/** The direction of dependencies is the architecture. This module sees all others. */
@AnalyzeClasses(
    packages = "dev.offsite",
    importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.NoTestJars.class})
class ArchitectureTest {

  /** The tests of another module, whether Maven has packed them yet or not. */
  static final class NoTestJars implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("-tests.jar");
    }
  }

  private static final String SCHEMAS = "dev.offsite.schemas..";
  private static final String GEO = "dev.offsite.geo..";
  private static final String PIPELINES = "dev.offsite.pipelines..";
  private static final String SIMULATORS = "dev.offsite.simulators..";
  private static final String MONITOR = "dev.offsite.monitor..";
  private static final String STANDALONE = "dev.offsite.standalone..";
  private static final String FLINK = "org.apache.flink..";

  private static final Set<String> VAGUE =
      Set.of("common", "commons", "util", "utils", "impl", "manager", "helper", "helpers");

  @ArchTest
  static final ArchRule schemas_knowNoOtherModule =
      noClasses()
          .that()
          .resideInAPackage(SCHEMAS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(GEO, PIPELINES, SIMULATORS, MONITOR, STANDALONE)
          .because("the contract is what all others agree on");

  @ArchTest
  static final ArchRule schemas_knowNeitherGeometryNorEngine =
      noClasses()
          .that()
          .resideInAPackage(SCHEMAS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(FLINK, "org.apache.kafka..", "org.locationtech..");

  @ArchTest
  static final ArchRule geo_knowsOnlyJts =
      classes()
          .that()
          .resideInAPackage(GEO)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(GEO, "java..", "org.locationtech.jts..")
          .because("places are needed where no engine and no contract is");

  @ArchTest
  static final ArchRule pipelines_knowSchemasAndGeo =
      noClasses()
          .that()
          .resideInAPackage(PIPELINES)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(SIMULATORS, MONITOR, STANDALONE);

  @ArchTest
  static final ArchRule simulators_neverKnowPipelines =
      noClasses()
          .that()
          .resideInAPackage(SIMULATORS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(PIPELINES, MONITOR, STANDALONE)
          .because("who makes the truth must not share code with who looks for it");

  @ArchTest
  static final ArchRule monitor_knowsSchemasAndGeo =
      noClasses()
          .that()
          .resideInAPackage(MONITOR)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(PIPELINES, SIMULATORS, STANDALONE, FLINK);

  @ArchTest
  static final ArchRule packages_areNamedAfterTheDomain =
      classes()
          .should(
              new ArchCondition<>("not reside in a package of a vague name") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                  for (String part : type.getPackageName().split("\\.", -1)) {
                    if (VAGUE.contains(part)) {
                      events.add(SimpleConditionEvent.violated(type, type.getFullName()));
                    }
                  }
                }
              });

  /**
   * Decision logic is plain Java. What is an adapter says so by its name: it is a Flink thing, or
   * describes how something is stored or carried by Flink.
   */
  @ArchTest
  static final ArchRule decisions_knowNoFlink =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.offsite.pipelines.decode..",
              "dev.offsite.pipelines.redelivery..",
              "dev.offsite.pipelines.validate..",
              "dev.offsite.pipelines.locate..",
              "dev.offsite.pipelines.judge..",
              "dev.offsite.pipelines.episode..",
              "dev.offsite.pipelines.gate..",
              "dev.offsite.pipelines.route..",
              "dev.offsite.pipelines.check..",
              "dev.offsite.pipelines.hotword..",
              "dev.offsite.pipelines.reference..")
          .and()
          .haveNameNotMatching(
              ".*(Function|Job|Stage|Source|Sink|Sinks|Schema|Serializer|TypeInfo|Type|Metrics|Watermarks"
                  + "|Serializer\\$.*|Function\\$.*)")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(FLINK);
}
