package sqe;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import sqe.metrics.Derivation;

/**
 * Holds the arrows of the house: {@code cli → serve → report → judge, audit → scoring → table →
 * metrics → dsp}; judge knows tables, not scoring.
 */
@AnalyzeClasses(
    packages = "sqe",
    importOptions = {
      ImportOption.DoNotIncludeTests.class,
      ArchitectureTest.DoNotIncludeTestJars.class
    })
class ArchitectureTest {

  static final class DoNotIncludeTestJars implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("-tests.jar");
    }
  }

  @ArchTest
  static final ArchRule arrowsPointOneWay =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("dsp")
          .definedBy("sqe.dsp..")
          .layer("metrics")
          .definedBy("sqe.metrics..")
          .layer("pitch")
          .definedBy("sqe.pitch..")
          .layer("models")
          .definedBy("sqe.models..")
          .layer("table")
          .definedBy("sqe.table..")
          .layer("scoring")
          .definedBy("sqe.scoring..")
          .layer("judge")
          .definedBy("sqe.judge..")
          .layer("audit")
          .definedBy("sqe.audit..")
          .layer("report")
          .definedBy("sqe.report..")
          .layer("serve")
          .definedBy("sqe.serve..")
          .layer("assertions")
          .definedBy("sqe.assertions..")
          .layer("cli")
          .definedBy("sqe.cli..")
          .whereLayer("pitch")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("models")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("serve")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("assertions")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("report")
          .mayOnlyBeAccessedByLayers("serve", "assertions", "cli")
          .whereLayer("audit")
          .mayOnlyBeAccessedByLayers("report", "serve", "cli")
          .whereLayer("judge")
          .mayOnlyBeAccessedByLayers("report", "serve", "assertions", "cli")
          .whereLayer("scoring")
          .mayOnlyBeAccessedByLayers("audit", "report", "serve", "assertions", "cli")
          .whereLayer("table")
          .mayOnlyBeAccessedByLayers(
              "models", "scoring", "judge", "audit", "report", "serve", "assertions", "cli")
          .whereLayer("metrics")
          .mayOnlyBeAccessedByLayers(
              "pitch",
              "models",
              "table",
              "scoring",
              "judge",
              "audit",
              "report",
              "serve",
              "assertions",
              "cli")
          .whereLayer("dsp")
          .mayOnlyBeAccessedByLayers(
              "metrics",
              "pitch",
              "models",
              "table",
              "scoring",
              "judge",
              "audit",
              "report",
              "serve",
              "assertions",
              "cli");

  @ArchTest
  static final ArchRule packagesFormNoCircles =
      slices().matching("sqe.(**)").should().beFreeOfCycles();

  /** What is derived is found again by the derivation's equals, which for arrays is identity. */
  @ArchTest
  static final ArchRule derivationsCompareByValue =
      classes()
          .that()
          .areAssignableTo(Derivation.class)
          .should(
              new ArchCondition<>("hold no array") {
                @Override
                public void check(JavaClass derivation, ConditionEvents events) {
                  arrays(derivation)
                      .map(field -> field.getFullName() + " is an array")
                      .forEach(text -> events.add(SimpleConditionEvent.violated(derivation, text)));
                }
              });

  @ArchTest
  static void arraysAreSeenInTheRecordsOfARecord(JavaClasses classes) {
    assertThat(arrays(classes.get("sqe.metrics.sdr.InnerProducts")).map(JavaField::getName))
        .containsExactly("values", "values");
  }

  /** The arrays of a record and of the records that are its components. */
  private static Stream<JavaField> arrays(JavaClass type) {
    return type.getFields().stream()
        .filter(field -> type.isRecord() && !field.getModifiers().contains(JavaModifier.STATIC))
        .flatMap(
            field -> field.getRawType().isArray() ? Stream.of(field) : arrays(field.getRawType()));
  }

  @ArchTest
  static final ArchRule onlyOneClassKnowsTheFftLibrary =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("sqe.dsp.spectrum.Fft")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.jtransforms..", "org.visnow..");

  @ArchTest
  static final ArchRule onlyThePitchModuleKnowsTheGplLibrary =
      noClasses()
          .that()
          .resideOutsideOfPackage("sqe.pitch..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("be.tarsos..");

  @ArchTest
  static final ArchRule onlyOnePackageKnowsTheRuntimeOfNetworks =
      noClasses()
          .that()
          .resideOutsideOfPackage("sqe.models.onnx..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("ai.onnxruntime..");

  @ArchTest
  static final ArchRule onlyTheCommandLineKnowsATerminal =
      noClasses()
          .that()
          .resideOutsideOfPackage("sqe.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("picocli..", "me.tongfei..")
          .orShould()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  @ArchTest
  static final ArchRule metricsKnowNeitherFilesNorThreads =
      noClasses()
          .that()
          .resideInAPackage("sqe.metrics..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.nio.file..", "sqe.dsp.audio..")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Executor.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Thread.class);
}
