out vec2 vPlace;

void main() {
  vec2 corner = vec2((gl_VertexID << 1) & 2, gl_VertexID & 2);
  vPlace = (corner * uSizePx + uOriginPx) / uWholePx;
  gl_Position = vec4(corner * 2.0 - 1.0, 1.0, 1.0);  // behind all skin
}
