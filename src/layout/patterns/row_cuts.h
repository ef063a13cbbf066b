// From a line on the skin to rows of pricks: without the blocked skin on its way, and in pieces
// where it goes through a caution zone.
#pragma once

#include "curve.h"
#include "pattern.h"

namespace mesomap::layout {

/// Pieces shorter than this, in pitches, are what a border leaves over; they carry no prick of
/// their own where there are others.
inline constexpr double kScrap = 0.25;

/// Adds the rows on the curve to `output.rows`, each with its zone, and what lies in blocked skin
/// to `output.blocked`, prick by prick. Pricks keep their places where a zone begins: between two
/// pieces of one line there is a pitch.
void cutIntoRows(const Setting& setting, const Curve& curve, double pitchMm, Output& output);

}  // namespace mesomap::layout
