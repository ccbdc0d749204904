/** The schema's types as this client reads them. Angles in degrees, lengths in metres unless the name says otherwise. */
export interface BoundingBox {
  west: number;
  south: number;
  east: number;
  north: number;
}

export interface MethodParameter {
  name: string;
  value: string;
  unit: string | null;
}

/** How a computed number came about. */
export interface Method {
  name: string;
  parameters: MethodParameter[];
  standard: string | null;
  clause: string | null;
  neglects: string | null;
  dataVersion: number;
  computedAt: string;
}

export interface Page<T> {
  nodes: T[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

export const methodFields = 'method { name parameters { name value unit } standard clause neglects dataVersion computedAt }';
export const boxFields = '{ west south east north }';
