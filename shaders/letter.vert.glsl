uniform vec2 uCenterPx;  // from the picture's top left
uniform float uHeightPx;

out vec2 vPlace;  // in letter heights, y up

void main() {
  vPlace = vec2(gl_VertexID & 1, gl_VertexID >> 1) * 2.0 - 1.0;
  vec2 px = vec2(uCenterPx.x, uWholePx.y - uCenterPx.y) - uOriginPx + vPlace * uHeightPx;
  gl_Position = vec4(px / uSizePx * 2.0 - 1.0, 0.0, 1.0);
}
