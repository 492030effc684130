package io.github.camelrecraft;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * The packages are storeys of one house, lowest first: model, image, lift, http, provider, ledger, client,
 * root; beside them observe and telemetry. Arrows only point down.
 */
@AnalyzeClasses(
        packages = ArchitectureTest.ROOT,
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.ComponentOnly.class})
class ArchitectureTest {

    static final String ROOT = "io.github.camelrecraft";

    private static final String MODEL = ROOT + ".model..";
    private static final String HTTP = ROOT + ".http..";
    private static final String PROVIDER = ROOT + ".provider..";
    private static final String IMAGE = ROOT + ".image..";
    private static final String LIFT = ROOT + ".lift..";
    private static final String LEDGER = ROOT + ".ledger..";
    private static final String CLIENT = ROOT + ".client..";
    private static final String OBSERVE = ROOT + ".observe..";
    private static final String TELEMETRY = ROOT + ".telemetry..";

    @ArchTest
    static final ArchRule modelKnowsNothingButTheJdk = onlyKnows(MODEL);

    @ArchTest
    static final ArchRule observersHearOfModelsAndNothingElse = onlyKnows(OBSERVE, MODEL);

    @ArchTest
    static final ArchRule telemetryKnowsWhatItObservesAndItsTwoLibraries =
            onlyKnows(TELEMETRY, MODEL, OBSERVE, "io.micrometer..", "io.opentelemetry..");

    @ArchTest
    static final ArchRule nobodyElseKnowsLibrariesThatMayBeAbsent = noClasses()
            .that()
            .resideOutsideOfPackage(TELEMETRY)
            .and()
            .doNotBelongToAnyOf(Telemetry.class)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.micrometer..", "io.opentelemetry..", "org.apache.camel.impl.health..");

    @ArchTest
    static final ArchRule imagesAreBytes = onlyKnows(IMAGE, MODEL, "javax..");

    @ArchTest
    static final ArchRule liftingKnowsNoTransport = onlyKnows(LIFT, IMAGE);

    @ArchTest
    static final ArchRule httpMovesBytesAndKnowsNoProvider =
            onlyKnows(HTTP, MODEL, IMAGE, LIFT, "org.apache.hc..", "org.slf4j..", "javax..");

    @ArchTest
    static final ArchRule providersKnowNoCamel =
            onlyKnows(PROVIDER, MODEL, LIFT, HTTP, "com.fasterxml.jackson..", "javax..");

    @ArchTest
    static final ArchRule theLedgerKnowsWhatIsPaidAndNotHow =
            onlyKnows(LEDGER, MODEL, "com.fasterxml.jackson..", "org.slf4j..", "javax.sql..");

    @ArchTest
    static final ArchRule clientKnowsNoCamel = noClasses()
            .that()
            .resideInAPackage(CLIENT)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.camel..", ROOT, ROOT + ".dsl..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().allowEmptyShould(true);

    @ArchTest
    static final ArchRule threadsComeFromCamel = noClasses()
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Executors.class)
            .orShould()
            .callConstructorWhere(target(owner(assignableTo(Thread.class))))
            .because("Camel's ExecutorServiceManager names, counts and closes them")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule nothingPrints = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.allowEmptyShould(true);

    private static ArchRule onlyKnows(String storey, String... others) {
        String[] allowed = Stream.concat(Stream.of(storey, "java..", "org.jspecify.."), Stream.of(others))
                .toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage(storey)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed)
                .allowEmptyShould(true);
    }

    /** The simulator is on the class path of the tests and keeps other rules. */
    static final class ComponentOnly implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/camelrecraft/simulator/");
        }
    }
}
