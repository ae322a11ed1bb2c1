package sqe;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.concurrent.Executor;

/** Holds the arrows of the house: {@code cli → scoring → metrics → dsp}, {@code pitch → dsp}. */
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
          .layer("cli")
          .definedBy("sqe.cli..")
          .layer("scoring")
          .definedBy("sqe.scoring..")
          .layer("metrics")
          .definedBy("sqe.metrics..")
          .layer("dsp")
          .definedBy("sqe.dsp..")
          .layer("pitch")
          .definedBy("sqe.pitch..")
          .whereLayer("pitch")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("scoring")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("metrics")
          .mayOnlyBeAccessedByLayers("cli", "scoring")
          .whereLayer("dsp")
          .mayOnlyBeAccessedByLayers("cli", "scoring", "metrics", "pitch");

  @ArchTest
  static final ArchRule packagesFormNoCircles =
      slices().matching("sqe.(**)").should().beFreeOfCycles();

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
