# How the house is built: floors (static libraries that see only lower floors) and their tests.

set(MESOMAP_WARNINGS -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion
                     -Wnon-virtual-dtor -Wold-style-cast -Werror)

# Joining the sources of a target, eight at a time, halves what it takes to compile: names that a
# .cpp file has for itself differ within a floor and within a test program. The release build joins
# tests only and compiles every source of the program alone, so that includes stay complete.
set(MESOMAP_JOIN none CACHE STRING "Whose sources are joined: none, tests or all")

function(mesomap_join target kind)
  if(MESOMAP_JOIN STREQUAL "all" OR MESOMAP_JOIN STREQUAL kind)
    set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 8)
  endif()
endfunction()

# mesomap_floor(NAME <floor> SOURCES ... [DEPENDS <lower floors>] [LIBS ...] [PUBLIC_LIBS ...])
#
# Makes the static library mesomap_<floor>. Its users see src/<floor>/include and nothing else of
# it. LIBS are third-party targets used in .cpp files only; PUBLIC_LIBS appear in public headers.
function(mesomap_floor)
  cmake_parse_arguments(F "" "NAME" "SOURCES;DEPENDS;LIBS;PUBLIC_LIBS" ${ARGN})
  if(F_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "mesomap_floor(${F_NAME}): unknown arguments ${F_UNPARSED_ARGUMENTS}")
  endif()
  list(FIND MESOMAP_FLOORS "${F_NAME}" own)
  if(own EQUAL -1)
    message(FATAL_ERROR "mesomap_floor: '${F_NAME}' is not a floor (${MESOMAP_FLOORS})")
  endif()
  set(target mesomap_${F_NAME})
  add_library(${target} STATIC ${F_SOURCES})
  mesomap_join(${target} floors)
  target_include_directories(${target}
                             PUBLIC ${CMAKE_SOURCE_DIR}/src/${F_NAME}/include
                             PRIVATE ${CMAKE_SOURCE_DIR}/src/${F_NAME})
  target_compile_options(${target} PRIVATE ${MESOMAP_WARNINGS})
  foreach(lower IN LISTS F_DEPENDS)
    list(FIND MESOMAP_FLOORS "${lower}" position)
    if(position EQUAL -1 OR NOT position LESS own)
      message(FATAL_ERROR "mesomap_floor(${F_NAME}): '${lower}' is not a floor below it")
    endif()
    target_link_libraries(${target} PUBLIC mesomap_${lower})
  endforeach()
  target_link_libraries(${target} PUBLIC ${F_PUBLIC_LIBS} PRIVATE ${F_LIBS})
endfunction()

# mesomap_test(NAME <name> LABEL unit|property|golden|e2e|fuzz SOURCES ...
#              [FLOORS ...] [LIBS ...] [RAPIDCHECK] [HEAVY] [TIMEOUT seconds] [ENVIRONMENT A=B ...])
#
# One GoogleTest program, test_<label>_<name>, whose cases ctest lists as <label>.<name>.Suite.Case.
# Cases of unit, property and fuzz tests carry the label `light` too and run with sanitizers, unless
# they are HEAVY: those, and all others, run optimised. See heavy_tests and light_tests.
function(mesomap_test)
  cmake_parse_arguments(T "RAPIDCHECK;HEAVY" "NAME;LABEL;TIMEOUT"
                        "SOURCES;FLOORS;LIBS;ENVIRONMENT" ${ARGN})
  if(T_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "mesomap_test(${T_NAME}): unknown arguments ${T_UNPARSED_ARGUMENTS}")
  endif()
  if(NOT T_LABEL MATCHES "^(unit|property|golden|e2e|fuzz)$")
    message(FATAL_ERROR "mesomap_test(${T_NAME}): LABEL '${T_LABEL}' is not one of ours")
  endif()
  if(NOT T_TIMEOUT)
    set(T_TIMEOUT 300)
  endif()
  set(target test_${T_LABEL}_${T_NAME})
  add_executable(${target} ${T_SOURCES})
  mesomap_join(${target} tests)
  target_compile_options(${target} PRIVATE ${MESOMAP_WARNINGS})
  # The floors are what must be fast; optimising the tests themselves only makes building slow.
  target_compile_options(${target} PRIVATE $<IF:$<BOOL:${MESOMAP_SANITIZE}>,-O0,-O1>)
  target_include_directories(${target} PRIVATE ${CMAKE_SOURCE_DIR}/tests)
  foreach(floor IN LISTS T_FLOORS)
    target_link_libraries(${target} PRIVATE mesomap_${floor})
  endforeach()
  target_link_libraries(${target} PRIVATE ${T_LIBS} mesomap::gtest_main)
  if(T_RAPIDCHECK)
    target_link_libraries(${target} PRIVATE mesomap::rapidcheck)
  endif()
  gtest_discover_tests(${target}
    TEST_PREFIX "${T_LABEL}.${T_NAME}."
    TEST_LIST ${target}_cases
    DISCOVERY_MODE PRE_TEST
    DISCOVERY_TIMEOUT 60)
  # gtest_discover_tests flattens lists, so what has several values is set in a file of its own,
  # which ctest runs: a soak may go on for as long as it was told to.
  set(labels ${T_LABEL})
  if(T_HEAVY OR NOT T_LABEL MATCHES "^(unit|property|fuzz)$")
    list(APPEND labels heavy)
    add_dependencies(heavy_tests ${target})
  else()
    list(APPEND labels light)
    add_dependencies(light_tests ${target})
  endif()
  set(environment MESOMAP_DATA=${CMAKE_SOURCE_DIR} ${T_ENVIRONMENT})
  if(T_RAPIDCHECK AND MESOMAP_PROPERTY_SEED)
    list(APPEND environment RC_PARAMS=seed=${MESOMAP_PROPERTY_SEED})
  endif()
  set(file ${CMAKE_CURRENT_BINARY_DIR}/${target}_properties.cmake)
  file(WRITE ${file} "set(limit ${T_TIMEOUT})
if(DEFINED ENV{MESOMAP_SOAK_MINUTES})
  math(EXPR limit \"\${limit} + 120 * \$ENV{MESOMAP_SOAK_MINUTES}\")
endif()
if(${target}_cases)
  set_tests_properties(\${${target}_cases} PROPERTIES TIMEOUT \${limit}
    LABELS \"${labels}\" ENVIRONMENT \"${environment}\")
endif()
")
  set_property(DIRECTORY APPEND PROPERTY TEST_INCLUDE_FILES ${file})
endfunction()
